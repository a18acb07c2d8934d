import type { Context, MiddlewareHandler } from "hono";
import type { ChosenFaults } from "../faults/choose-faults.ts";
import type { Fleet } from "../state/fleet.ts";
import type { Caller } from "./caller.ts";
import type { BudgetState } from "./rolling-budget.ts";
import type { CheckedInput } from "./validate-request.ts";

/** What a request of an operation collects on its way through the middleware. */
export interface MockEnv {
  /** What `@hono/node-server` passes along. */
  Bindings: { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } } };
  Variables: {
    faults: ChosenFaults;
    caller: Caller;
    budget: BudgetState;
    fleet: Fleet;
    actingUserId: string | undefined;
    /** The key that the response is cached under; undefined for a write. */
    cacheKey: string | undefined;
    input: CheckedInput;
  };
}

export type MockContext = Context<MockEnv>;
export type MockMiddleware = MiddlewareHandler<MockEnv>;

/** Where a request comes from; one that never went over a network comes from this machine. */
export function addressOf({ env }: MockContext): string {
  return env?.incoming?.socket?.remoteAddress ?? "127.0.0.1";
}
