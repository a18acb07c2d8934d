import type { Operation } from "@ev-vehicles/openapi";
import type { MockMiddleware } from "./mock-env.ts";
import { forbidden } from "./problems.ts";

/** A token needs all scopes of one of the alternatives that an operation's security has. */
export function requireScopes({ security }: Operation): MockMiddleware {
  return (c, next) => {
    const { scopes } = c.get("caller");
    const granted = (alternative: readonly string[]): boolean =>
      alternative.every((scope) => scopes.has(scope));
    if (!security.open && !security.alternatives.some(granted)) throw forbidden();
    return next();
  };
}
