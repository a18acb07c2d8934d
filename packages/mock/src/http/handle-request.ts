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
type AnyHandler = (input: unknown, context: RequestContext) => Answer | Promise<Answer>;

/** Checks a request of an operation, and lets the operation's handler answer it. */
export async function handleRequest(routed: RoutedRequest): Promise<Answer> {
  const { cache, caller, fleet, operation, request, url } = routed;
  const header = (name: string): string | null => request.headers.get(name);
  checkVersion(header("evenergy-version"));
  if (!acceptsJson(header("accept"))) throw notAcceptable();
  const actingUserId = actingUser(header("evenergy-user"), caller, fleet, operation.id);
  if (operation.method !== "get") {
    try {
      return await answerAnew(routed, actingUserId);
    } finally {
      cache.clear();
    }
  }
  // The version and the user are in the key as what they mean; other headers may change an answer, too.
  const who = [caller.clientId, caller.sandbox, actingUserId, caller.scopes.has("tariff:read")];
  const key = [...who, url.href, ...otherHeaders(operation).map(header)].join(" ");
  const known = cache.get(key);
  if (known) return known;
  const { generation } = cache;
  const answer = await answerAnew(routed, actingUserId);
  if (!answer.volatile) cache.set(key, answer, generation);
  return answer;
}

/** The header parameters of an operation that are not read before its handler is asked. */
function otherHeaders({ parameters }: Operation): string[] {
  const own = parameters.filter(({ name, place }) => place === "header" && !isReadAlready(name));
  return own.map(({ name }) => name);
}

/** The version and the user are checked for all operations alike, the user in more spellings than are described. */
function isReadAlready(header: string): boolean {
  return header.startsWith("EvEnergy-");
}

async function answerAnew(routed: RoutedRequest, actingUserId: string | undefined): Promise<Answer> {
  const { caller, check, fleet, links, operation, request, url } = routed;
  const values = check.parameters({
    path: routed.pathParameters,
    query: url.searchParams,
    header: (name) => (isReadAlready(name) ? null : request.headers.get(name)),
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
