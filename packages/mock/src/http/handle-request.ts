import { type Operation, responseOf } from "@ev-vehicles/openapi";
import type { Validator } from "@ev-vehicles/openapi/validators";
import { applyListFaults, changeCollection } from "../faults/list-faults.ts";
import { exampleHandler } from "../operations/example-handler.ts";
import type { Handlers, RequestContext } from "../operations/handler.ts";
import * as exported from "../operations/handlers.ts";
import { expandTree } from "../resources/expand-tree.ts";
import type { HandlerResponse } from "../responses/handler-response.ts";
import type { Api } from "../spec/api.ts";
import type { OperationId } from "../spec/operation-id.ts";
import type { Backend } from "./backend.ts";
import { checkResponse } from "./check-response.ts";
import type { MockContext } from "./mock-env.ts";
import { toResponse } from "./to-response.ts";

/**
 * All handlers. Does not compile if a handler file exports anything else, or a handler under another operation's name.
 */
const handlers: Handlers = exported satisfies Handlers &
  Record<Exclude<keyof typeof exported, OperationId>, never>;

/** A handler of any operation. Its input is of the right type, because it was validated against the description. */
type AnyHandler = (input: unknown, context: RequestContext) => HandlerResponse | Promise<HandlerResponse>;

/** Runs the operation's handler. If the operation has none, responds with the description's examples. */
export function handleRequest(
  operation: Operation,
  api: Api,
  backend: Backend,
): (c: MockContext) => Promise<Response> {
  const handler = handlerOf(operation, api);
  const depth = operation.path.split("/").length - 1;
  return async (c) => {
    const { cache, checkResponses, random } = backend;
    const { generation } = cache;
    const input = c.get("input");
    const expand = expandTree(input.query.expand as readonly string[] | undefined);
    const response = await handler({ ...input, expand }, contextOf(c, operation, depth, backend));
    if (checkResponses) checkResponse(operation, response, await validatorOf(operation, response, api));
    const key = c.get("cacheKey");
    if (key !== undefined && !response.volatile) cache.set(key, response, generation);
    const faults = c.get("faults");
    if (faults.size === 0) return toResponse(response, c.get("budget"));
    if (changeCollection(response, faults, c.get("fleet"), random)) cache.clear();
    return toResponse(applyListFaults(response, faults, c.req.url), c.get("budget"));
  };
}

function handlerOf(operation: Operation, { document }: Api): AnyHandler {
  const handler = Object.hasOwn(handlers, operation.id) ? handlers[operation.id as OperationId] : undefined;
  return (handler as unknown as AnyHandler | undefined) ?? exampleHandler(document, operation);
}

function contextOf(c: MockContext, operation: Operation, depth: number, backend: Backend): RequestContext {
  const { base, path, query } = splitUrl(c.req.url, depth);
  const links = backend.linksFor(base);
  return {
    operationId: operation.id as OperationId,
    caller: c.get("caller"),
    actingUserId: c.get("actingUserId"),
    fleet: c.get("fleet"),
    links,
    clock: backend.clock,
    random: backend.random,
    listUrl: links.path(path),
    rawQuery: query,
  };
}

/**
 * Splits a URL in front of the operation's path, which has `segments` segments. The first part is the base of all
 * URLs in the response; it is longer than the API's base URL if an application mounts the mock below a path.
 *
 *     https://example.com/mock/v2/vehicles/?page_size=2  →  https://example.com/mock/v2 and /vehicles
 */
function splitUrl(
  url: string,
  segments: number,
): { readonly base: string; readonly path: string; readonly query: URLSearchParams } {
  const { origin, pathname, searchParams } = new URL(url);
  const end = pathname.endsWith("/") ? pathname.length - 1 : pathname.length;
  let start = end;
  for (let count = 0; count < segments; count += 1) start = pathname.lastIndexOf("/", start - 1);
  return { base: origin + pathname.slice(0, start), path: pathname.slice(start, end), query: searchParams };
}

async function validatorOf(
  operation: Operation,
  { status }: HandlerResponse,
  { responses }: Api,
): Promise<Validator | undefined> {
  return (await responses())[`${operation.id} ${responseOf(operation, status)?.status}`];
}
