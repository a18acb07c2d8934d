import { linksByBase } from "../resources/links-by-base.ts";
import type { Method } from "../spec/description.ts";
import type { Operation } from "../spec/operation.ts";
import { readOperations } from "../spec/read-operations.ts";
import { type Route, RouteTable } from "../spec/route-table.ts";
import type { Fleet } from "../state/fleet.ts";
import type { ReadableClock } from "../time/mock-clock.ts";
import type { AnswerCache } from "./answer-cache.ts";
import { anonymousCaller, authenticate } from "./authenticate.ts";
import { splitBasePath } from "./base-path.ts";
import type { Budgets } from "./budgets.ts";
import type { Caller } from "./caller.ts";
import type { AnswerCheck } from "./check-answer.ts";
import { type RequestCheck, requestCheck } from "./check-request.ts";
import { handleRequest } from "./handle-request.ts";
import { straightenPath } from "./odd-paths.ts";
import { ProblemError } from "./problem-error.ts";
import { forbidden, methodNotAllowed, notFound, rateLimited, unexpected } from "./problems.ts";
import { answerResponse, problemResponse } from "./responses.ts";

/** What answers are made from. */
export interface Backend {
  /** The present state; a function, because it can be replaced. */
  readonly fleet: () => Fleet;
  readonly clock: ReadableClock;
  readonly budgets: Budgets;
  readonly chance: () => number;
  readonly cache: AnswerCache;
  /** Compares each answer with the description, if that is wanted. */
  readonly checkAnswer?: AnswerCheck | undefined;
}

/** Answers a request; `address` is where it comes from. It never rejects: what goes wrong is answered, too. */
export type Responder = (request: Request, address: string) => Promise<Response>;

/** Routes requests to operations by the description, and turns whatever is thrown into a problem document. */
export function createResponder(backend: Backend): Responder {
  const operations = readOperations();
  const routes = new RouteTable(operations);
  const checks = new Map<string, RequestCheck>(
    operations.map((operation) => [operation.id, requestCheck(operation)]),
  );
  const linksOf = linksByBase();
  return async (request, address) => {
    let caller: Caller = anonymousCaller(address);
    try {
      const url = new URL(request.url);
      const { base, path, route } = locate(url, routes);
      const operation = operationOf(route, request.method);
      caller = authenticate(request.headers.get("authorization"), operation, caller);
      const budget = backend.budgets.take(caller);
      if (budget.retryAfterSeconds !== undefined) throw rateLimited(budget.retryAfterSeconds);
      requireScopes(operation, caller);
      const answer = await handleRequest({
        request,
        url,
        path,
        pathParameters: route.pathParameters,
        operation,
        check: found(checks.get(operation.id)),
        caller,
        fleet: backend.fleet(),
        links: linksOf(url.origin + base),
        clock: backend.clock,
        chance: backend.chance,
        cache: backend.cache,
      });
      backend.checkAnswer?.(operation, answer.status, answer.body?.json);
      return answerResponse(answer, budget);
    } catch (error) {
      return problemResponse(asProblem(error), backend.budgets.peek(caller));
    }
  };
}

function locate(url: URL, routes: RouteTable): { base: string; path: string; route: Route } {
  const { base, path } = found(splitBasePath(straightenPath(url.pathname)));
  return { base, path, route: found(routes.find(path)) };
}

function found<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw notFound();
  return thing;
}

function operationOf(route: Route, method: string): Operation {
  const operation = route.operations.get(method.toLowerCase() as Method);
  if (!operation) throw methodNotAllowed(route.operations.keys());
  return operation;
}

function requireScopes(operation: Operation, caller: Caller): void {
  if (operation.open) return;
  if (!operation.scopes.every((scope) => caller.scopes.has(scope))) throw forbidden();
}

/** Anything else that is thrown is a fault of the mock, and must not take a server down. */
function asProblem(error: unknown): ProblemError {
  return error instanceof ProblemError
    ? error
    : unexpected(error instanceof Error ? error.message : String(error));
}
