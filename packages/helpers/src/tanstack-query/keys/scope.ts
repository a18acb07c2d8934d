import { QueryOptionError } from "../errors.ts";

/**
 * The option `scope`. It becomes a part of each key that says whose data a client reads. Without that part, two users who
 * share a cache, on a server or after a sign-out, would see each other's data.
 */
export type ScopeOption<Source> = Source extends { readonly scope: string | undefined }
  ? {
      /**
       * Separates the data of this client from other clients' data in the same cache: a tenant or an account, never a
       * token. It is added to the client's own scope.
       * @default the client's `scope`. If that is `undefined`, this option is required.
       */
      readonly scope?: string | undefined;
    }
  : {
      /**
       * Separates the data of this client from other clients' data in the same cache: for example base URL and user,
       * never a token.
       */
      readonly scope: string;
    };

/**
 * The scope of a call: the client's own, the option's, or both.
 *
 * @param call The function and the operation, for the error message: `queryOptions: GET /vehicles`.
 * @throws {QueryOptionError} If neither the client nor the call has a scope.
 */
export function scopeOf(call: string, client: object, scope: unknown): string {
  if (scope !== undefined && (typeof scope !== "string" || scope === "")) {
    throw new QueryOptionError(`${call}: scope must be a non-empty string`);
  }
  const own = "scope" in client && typeof client.scope === "string" ? client.scope : undefined;
  if (own !== undefined) return scope === undefined ? own : `${own}|${scope}`;
  if (scope !== undefined) return scope;
  throw new QueryOptionError(
    `${call}: the client has no scope, so the key could not separate its data from another user's. ` +
      "Pass the option scope with a string that identifies base URL and user, or create the client with a bucket name: budget: { bucket }",
  );
}
