import { type Operation, responseOf } from "@ev-vehicles/openapi";
import type { Validator } from "@ev-vehicles/openapi/validators";
import { applyListFaults } from "../faults/apply-list-faults.ts";
import { changeCollection } from "../faults/change-collection.ts";
import type { Handler, RequestContext } from "../operations/handler.ts";
import { handlers } from "../operations/handlers.ts";
import { expandTree } from "../resources/expand-tree.ts";
import type { Api } from "../spec/api.ts";
import type { OperationId } from "../spec/operation.ts";
import type { Backend } from "./backend.ts";
import { checkResponse } from "./check-response.ts";
import { exampleHandler } from "./example-handler.ts";
import type { HandlerResponse } from "./handler-response.ts";
import type { MockContext } from "./mock-env.ts";
import { splitUrl } from "./split-url.ts";
import { toResponse } from "./to-response.ts";

/** A handler of any operation. Its input was checked against the description, which the types come from. */
export type AnyHandler = (
  input: unknown,
  context: RequestContext,
) => HandlerResponse | Promise<HandlerResponse>;

/** Runs the operation's handler; without one, serves the description's examples. */
export function handleRequest(
  operation: Operation,
  api: Api,
  backend: Backend,
): (c: MockContext) => Promise<Response> {
  const handler = handlerOf(operation, api);
  const depth = operation.path.split("/").length - 1;
  return async (c) => {
    const { cache, chance, checkResponses } = backend;
    const { generation } = cache;
    const input = c.get("input");
    const expand = expandTree(input.query.expand as readonly string[] | undefined);
    const response = await handler({ ...input, expand }, contextOf(c, operation, depth, backend));
    if (checkResponses) checkResponse(operation, response, await validatorOf(operation, response, api));
    const key = c.get("cacheKey");
    if (key !== undefined && !response.volatile) cache.set(key, response, generation);
    const faults = c.get("faults");
    if (faults.size === 0) return toResponse(response, c.get("budget"));
    if (changeCollection(response, faults, c.get("fleet"), chance)) cache.clear();
    return toResponse(applyListFaults(response, faults, c.req.url), c.get("budget"));
  };
}

function handlerOf(operation: Operation, { document }: Api): AnyHandler {
  const known = Object.hasOwn(handlers, operation.id)
    ? (handlers[operation.id as OperationId] as Handler<OperationId> | undefined)
    : undefined;
  return (known as unknown as AnyHandler | undefined) ?? exampleHandler(document, operation);
}

function contextOf(c: MockContext, operation: Operation, depth: number, backend: Backend): RequestContext {
  const { base, path, query } = splitUrl(c.req.url, depth);
  const links = backend.linksOf(base);
  return {
    operationId: operation.id as OperationId,
    caller: c.get("caller"),
    actingUserId: c.get("actingUserId"),
    fleet: c.get("fleet"),
    links,
    clock: backend.clock,
    chance: backend.chance,
    listUrl: links.path(path),
    rawQuery: query,
  };
}

async function validatorOf(
  operation: Operation,
  { status }: HandlerResponse,
  { responses }: Api,
): Promise<Validator | undefined> {
  return (await responses())[`${operation.id} ${responseOf(operation, status)?.status}`];
}
