/** Why no test meets some of the documented statuses. */
import type { Operation } from "@ev-vehicles/openapi";

export interface Reason {
  readonly status: string;
  readonly reason: string;
  appliesTo(operation: Operation): boolean;
}

export const reasons: readonly Reason[] = [
  {
    status: "403",
    reason: "no scope is needed where it is not met, so that none can be missing",
    appliesTo: (operation) => operation.security.scopes.length === 0,
  },
  {
    status: "405",
    reason: "the path takes this method; the API documents it all the same",
    appliesTo: () => true,
  },
  {
    status: "404",
    reason: "the request names nothing that could be absent; the API documents it all the same",
    appliesTo: ({ id }) => id === "createUser",
  },
];

export function whyUnreached(operation: Operation, status: string): string | undefined {
  return reasons.find((reason) => reason.status === status && reason.appliesTo(operation))?.reason;
}
