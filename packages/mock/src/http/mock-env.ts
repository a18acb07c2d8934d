import type { Context, MiddlewareHandler } from "hono";
import type { ChosenFaults } from "../faults/choose-faults.ts";
import type { Fleet } from "../state/fleet.ts";
import type { Caller } from "./caller/caller.ts";
import type { BudgetState } from "./rate-limit/rolling-budget.ts";
import type { CheckedInput } from "./validation/validate-request.ts";

/** The variables that the middleware sets for a request. */
export interface MockEnv {
  /** Set by `@hono/node-server`. */
  Bindings: { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } } };
  Variables: {
    faults: ChosenFaults;
    caller: Caller;
    budget: BudgetState;
    fleet: Fleet;
    actingUserId: string | undefined;
    /** The key to cache the response under; undefined if the request is not a GET. */
    cacheKey: string | undefined;
    input: CheckedInput;
  };
}

export type MockContext = Context<MockEnv>;
export type MockMiddleware = MiddlewareHandler<MockEnv>;

/** The IP address of the client; loopback if the request did not come over a network. */
export function addressOf({ env }: MockContext): string {
  return env?.incoming?.socket?.remoteAddress ?? "127.0.0.1";
}
