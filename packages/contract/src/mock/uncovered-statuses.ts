/** Documented statuses that the mock never returns in these tests, and why. */
import type { Operation } from "@ev-vehicles/openapi";

export interface Reason {
  readonly status: string;
  readonly reason: string;
  appliesTo(operation: Operation): boolean;
}

export const reasons: readonly Reason[] = [
  {
    status: "403",
    reason: "the operation requires no scope, so no scope can be missing",
    appliesTo: (operation) => operation.security.scopes.length === 0,
  },
  {
    status: "405",
    reason: "the path supports this method; the API documents 405 nevertheless",
    appliesTo: () => true,
  },
  {
    status: "404",
    reason: "the request refers to no resource that could be missing; the API documents 404 nevertheless",
    appliesTo: ({ id }) => id === "createUser",
  },
];

export function whyUncovered(operation: Operation, status: string): string | undefined {
  return reasons.find((reason) => reason.status === status && reason.appliesTo(operation))?.reason;
}
