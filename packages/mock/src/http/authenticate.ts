import type { Operation } from "../spec/operation.ts";
import { bearerToken, type Caller } from "./caller.ts";
import { unauthorized } from "./problems.ts";

/** Every scope of these operations; what a token may do without further ado. */
export const allScopes: ReadonlySet<string> = new Set([
  "vehicle:read",
  "vehicle:write",
  "vehicle_catalogue:write",
  "user:read",
  "charging_session:read",
  "debug:read",
]);

/** Whoever sends no token, told apart by the address that they send from. */
export function anonymousCaller(address: string): Caller {
  return { kind: "anonymous", bucket: `address ${address}`, scopes: new Set() };
}

/** Finds out who sends a request; only open operations do without a token. */
export function authenticate(authorization: string | null, operation: Operation, anonymous: Caller): Caller {
  if (authorization === null) {
    if (operation.open) return anonymous;
    throw unauthorized();
  }
  const token = bearerToken(authorization);
  if (token === undefined) throw unauthorized("Invalid Authorization header. Expected: Bearer <token>.");
  return { kind: "application", bucket: "application", scopes: allScopes };
}
