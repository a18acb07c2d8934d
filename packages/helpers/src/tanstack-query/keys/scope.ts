import { QueryOptionError } from "../query-option-error.ts";

/**
 * Whose data a client reads, as the first part of each key. Two users who share a cache, on a server or after a sign-out,
 * would otherwise be shown each other's data.
 */
export type ScopeOption<Source> = Source extends { readonly scope: string | undefined }
  ? {
      /**
       * Tells the data of this client from that of other clients in the same cache: a tenant, an account. Never a token.
       * It is added to the scope that the client itself has.
       * @default the client's `scope`. If that is `undefined`, this option is required.
       */
      readonly scope?: string | undefined;
    }
  : {
      /**
       * Tells the data of this client from that of other clients in the same cache: base URL and user, say. Never a
       * token.
       */
      readonly scope: string;
    };

/**
 * @param call What is being made, for the error: `queryOptions: GET /vehicles`.
 * @throws {QueryOptionError} if neither the client nor the call has a scope.
 */
export function scopeOf(call: string, client: object, given: unknown): string {
  if (given !== undefined && (typeof given !== "string" || given === "")) {
    throw new QueryOptionError(`${call}: scope: expected a non-empty text`);
  }
  const own = "scope" in client && typeof client.scope === "string" ? client.scope : undefined;
  if (own !== undefined) return given === undefined ? own : `${own}|${given}`;
  if (given !== undefined) return given;
  throw new QueryOptionError(
    `${call}: the client has no scope, so nothing in the key would tell its data from another user's. ` +
      "Pass the option scope, a text that names base URL and user, or name the client's bucket: budget: { bucket }",
  );
}
