import type { Handler, RequestContext } from "../operations/handler.ts";
import { handlers } from "../operations/handlers.ts";
import { expandTree } from "../resources/expand-tree.ts";
import type { Links } from "../resources/links.ts";
import type { Operation, OperationId } from "../spec/operation.ts";
import type { Fleet } from "../state/fleet.ts";
import type { ReadableClock } from "../time/mock-clock.ts";
import { acceptsJson } from "./accepts-json.ts";
import { actingUser } from "./acting-user.ts";
import type { Answer } from "./answer.ts";
import type { AnswerCache } from "./answer-cache.ts";
import type { Caller } from "./caller.ts";
import type { RequestCheck } from "./check-request.ts";
import { notAcceptable } from "./problems.ts";
import { readJsonBody } from "./read-json-body.ts";
import { checkVersion } from "./version.ts";

/** An operation's request, after it was routed and its caller is known. */
export interface RoutedRequest {
  readonly request: Request;
  readonly url: URL;
  /** The path below the base, as the description spells it. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly operation: Operation;
  readonly check: RequestCheck;
  readonly caller: Caller;
  readonly fleet: Fleet;
  readonly links: Links;
  readonly clock: ReadableClock;
  readonly chance: () => number;
  readonly cache: AnswerCache;
}

/** All handlers seen alike: their inputs were checked against the description, which the types come from. */
type AnyHandler = (input: unknown, context: RequestContext) => Answer;

/** Checks a request of an operation, and lets the operation's handler answer it. */
export async function handleRequest(routed: RoutedRequest): Promise<Answer> {
  const { caller, fleet, operation, request, url } = routed;
  const header = (name: string): string | null => request.headers.get(name);
  checkVersion(header("evenergy-version"));
  if (!acceptsJson(header("accept"))) throw notAcceptable();
  const actingUserId = actingUser(header("evenergy-user"), caller, fleet, operation.id);
  if (operation.method !== "get") {
    const answer = await answerAnew(routed, actingUserId);
    routed.cache.clear();
    return answer;
  }
  const key = `${caller.sandbox} ${actingUserId} ${url.href}`;
  const known = routed.cache.get(key);
  if (known) return known;
  const answer = await answerAnew(routed, actingUserId);
  routed.cache.set(key, answer);
  return answer;
}

async function answerAnew(routed: RoutedRequest, actingUserId: string | undefined): Promise<Answer> {
  const { caller, check, fleet, links, operation, request, url } = routed;
  const values = check.parameters({
    path: routed.pathParameters,
    query: url.searchParams,
    // Both have been read already, the user in more spellings than the description gives.
    header: (name) => (name.toLowerCase().startsWith("evenergy-") ? null : request.headers.get(name)),
  });
  const body = operation.body && (await bodyOf(request, operation.body.required));
  if (operation.body) check.body(body);
  const handler = handlers[operation.id] as Handler<OperationId> as unknown as AnyHandler;
  return handler(
    { ...values, body, expand: expandTree(values.query.expand as readonly string[] | undefined) },
    {
      operationId: operation.id,
      caller,
      actingUserId,
      fleet,
      links,
      clock: routed.clock,
      chance: routed.chance,
      listUrl: links.path(routed.path.replace(/\/$/, "")),
      rawQuery: url.searchParams,
    },
  );
}

/** A body that is not required may be left out, together with its type. */
async function bodyOf(request: Request, required: boolean): Promise<unknown> {
  return required || request.body ? readJsonBody(request) : undefined;
}
