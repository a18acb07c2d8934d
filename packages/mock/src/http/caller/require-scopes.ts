import type { Operation } from "@ev-vehicles/openapi";
import { forbidden } from "../../responses/problems.ts";
import type { MockMiddleware } from "../mock-env.ts";

/**
 * Responds with 403 unless the operation needs no token, or the token has all scopes of an alternative in the
 * operation's `security`.
 */
export function requireScopes({ security }: Operation): MockMiddleware {
  return (c, next) => {
    const { scopes } = c.get("caller");
    const granted = (alternative: readonly string[]): boolean =>
      alternative.every((scope) => scopes.has(scope));
    if (!security.open && !security.alternatives.some(granted)) throw forbidden();
    return next();
  };
}
