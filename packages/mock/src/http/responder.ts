import { changeCollection } from "../faults/change-collection.ts";
import { type ChosenFaults, type FaultChooser, faultHeader } from "../faults/choose-faults.ts";
import { ConnectionReset } from "../faults/connection-reset.ts";
import { refuseByFault } from "../faults/refuse-by-fault.ts";
import { spoilAnswer } from "../faults/spoil-answer.ts";
import { spoilResponse } from "../faults/spoil-response.ts";
import type { OAuthResponder } from "../oauth/oauth-responder.ts";
import type { Links } from "../resources/links.ts";
import type { Operation } from "../spec/operation.ts";
import type { Fleet } from "../state/fleet.ts";
import type { ReadableClock } from "../time/mock-clock.ts";
import type { AnswerCache } from "./answer-cache.ts";
import { authenticate, type TokenPolicy } from "./authenticate.ts";
import type { Budgets } from "./budgets.ts";
import { anonymousCaller, type Caller } from "./caller.ts";
import type { AnswerCheck } from "./check-answer.ts";
import { handleRequest } from "./handle-request.ts";
import { ownPage } from "./home-page.ts";
import { ProblemError } from "./problem-error.ts";
import { forbidden, rateLimited, unexpected } from "./problems.ts";
import { answerResponse, problemResponse } from "./responses.ts";
import { createRouter } from "./router.ts";

/** What answers are made from. */
export interface Backend {
  /** The present state, the live one or the sandbox's; a function, because it can be replaced. */
  readonly fleet: (sandbox: boolean) => Fleet;
  readonly clock: ReadableClock;
  readonly budgets: Budgets;
  readonly chance: () => number;
  readonly cache: AnswerCache;
  readonly tokens: TokenPolicy;
  readonly oauth: OAuthResponder;
  readonly faults: FaultChooser;
  readonly linksOf: (base: string) => Links;
  /** Compares each answer with the description, if that is wanted. */
  readonly checkAnswer?: AnswerCheck | undefined;
}

/** Answers a request; `address` is where it comes from. Rejects only when the connection is to break. */
export type Responder = (request: Request, address: string) => Promise<Response>;

/** A request on its way, with what is known of it so far. */
interface Exchange {
  readonly request: Request;
  readonly url: URL;
  caller: Caller;
  faults: ChosenFaults;
}

/** Routes requests to operations by the description, and turns whatever is thrown into a problem document. */
export function createResponder(backend: Backend): Responder {
  const router = createRouter();

  async function answer(exchange: Exchange): Promise<Response> {
    const { request, url } = exchange;
    const beside = backend.oauth(request, url) ?? ownPage(request, url);
    if (beside) return beside;
    const destination = router(url.pathname, request.method);
    const { operation } = destination;
    exchange.faults = backend.faults(operation.id, request.headers.get(faultHeader));
    const instead = await refuseByFault(exchange.faults, request.signal);
    if (instead) return instead;
    const authorization = request.headers.get("authorization");
    const caller = authenticate(authorization, operation, exchange.caller, backend.tokens);
    exchange.caller = caller;
    const budget = backend.budgets.take(caller);
    if (budget.retryAfterSeconds !== undefined) throw rateLimited(budget.retryAfterSeconds);
    requireScopes(operation, caller);
    const fleet = backend.fleet(caller.sandbox);
    const { cache, chance, clock } = backend;
    const links = backend.linksOf(url.origin + destination.base);
    const result = await handleRequest({
      ...destination,
      request,
      url,
      caller,
      fleet,
      links,
      clock,
      chance,
      cache,
    });
    backend.checkAnswer?.(operation, result.status, result.body?.json);
    if (exchange.faults.size > 0 && changeCollection(result, exchange.faults, fleet, chance)) cache.clear();
    return answerResponse(spoilAnswer(result, exchange.faults, url.href), budget);
  }

  return async (request, address) => {
    const exchange: Exchange = {
      request,
      url: new URL(request.url),
      caller: anonymousCaller(address),
      faults: new Map(),
    };
    try {
      return await spoilResponse(await answer(exchange), exchange.faults);
    } catch (error) {
      if (error instanceof ConnectionReset || request.signal.aborted) throw error;
      return problemResponse(asProblem(error), backend.budgets.peek(exchange.caller));
    }
  };
}

function requireScopes(operation: Operation, caller: Caller): void {
  if (!operation.open && !operation.scopes.every((scope) => caller.scopes.has(scope))) throw forbidden();
}

/** Anything else that is thrown is a fault of the mock, and must not take a server down. */
function asProblem(error: unknown): ProblemError {
  return error instanceof ProblemError
    ? error
    : unexpected(error instanceof Error ? error.message : String(error));
}
