import {
  type Response as DescribedResponse,
  type Example,
  isPaged,
  type OpenApiDocument,
  type Operation,
  schemaExample,
} from "@ev-vehicles/openapi";
import type { NumberedPageQuery } from "../pages/cut-numbered-page.ts";
import type { PageQuery } from "../pages/cut-page.ts";
import { idSequence } from "../pages/id-sequence.ts";
import type { ExpandTree } from "../resources/expand-tree.ts";
import { type HandlerResponse, json } from "../responses/handler-response.ts";
import { listResponse, numberedListResponse } from "../responses/list-response.ts";
import { notImplemented } from "../responses/problems.ts";
import type { RequestContext } from "./handler.ts";

/** The header that names the description's example that the response was taken from. */
const exampleHeader = "mock-example";

interface ExampleInput {
  readonly query: PageQuery & NumberedPageQuery;
  readonly expand: ExpandTree;
}

/**
 * Responds with the description's examples to an operation that has no handler yet, so that the operation can be
 * called and reviewed as soon as it is described. The header `Mock-Example` names the example. A list is split into
 * pages. Of several examples, the first with the requested expansions is used, or else the first.
 */
export function exampleHandler(
  document: OpenApiDocument,
  operation: Operation,
): (input: unknown, context: RequestContext) => HandlerResponse {
  const success = lowestSuccess(operation);
  if (!success) {
    return () => {
      throw notImplemented(
        `The API description has no successful response for ${operation.id}: add one below 400.`,
      );
    };
  }
  const status = statusOf(success);
  const headers = exampleHeaders(success);
  if (!success.json) return () => ({ status, headers: { ...headers, [exampleHeader]: "none" } });
  const examples = examplesOf(document, success);
  const paged = isPaged(operation);
  const isNumbered = operation.parameters.some(({ in: place, name }) => place === "query" && name === "page");
  return (input, context) => {
    const { expand, query } = input as ExampleInput;
    const example = examples.find(({ value }) => isExpanded(value, expand)) ?? examples[0];
    if (!example) {
      throw notImplemented(
        `The mock has no handler for ${operation.id}, and the API description has no example of its response ${success.status}: add a handler or an example.`,
      );
    }
    const { name, value } = example;
    const response =
      paged && Array.isArray(value) ? pageOf(value, query, isNumbered, context) : { body: json(value) };
    return { ...response, status, headers: { ...headers, [exampleHeader]: name || "example" } };
  };
}

/** The response with the lowest status below 400. */
function lowestSuccess({ responses }: Operation): DescribedResponse | undefined {
  const successes = responses.filter(({ status }) => /^[23](\d\d|XX)$/.test(status));
  return successes.sort((one, other) => one.status.localeCompare(other.status))[0];
}

function statusOf({ status }: DescribedResponse): number {
  return Number(status.replace("XX", "00"));
}

/** The headers with an example, except those that the mock computes itself: `Link` and the headers of every response. */
function exampleHeaders({ headers }: DescribedResponse): Record<string, string> {
  const computed = /^(link|evenergy-version|x-ratelimit-.*|content-.*)$/i;
  const fixed = headers.filter(({ example, name }) => !computed.test(name) && example !== undefined);
  return Object.fromEntries(fixed.map(({ example, name }) => [name.toLowerCase(), String(example)]));
}

function examplesOf(document: OpenApiDocument, { json: media }: DescribedResponse): readonly Example[] {
  if (!media || media.examples.length > 0) return media?.examples ?? [];
  const value = media.schema && schemaExample(document, media.schema.value);
  return value === undefined ? [] : [{ name: "schema", value }];
}

/** Whether the example contains an object, a list or null, and not a URL, for every reference in `expand`. */
function isExpanded(value: unknown, expand: ExpandTree): boolean {
  if (Array.isArray(value)) return value.every((item) => isExpanded(item, expand));
  return Object.entries(expand).every(([name, subtree]) => {
    const member = (value as Readonly<Record<string, unknown>> | null)?.[name];
    return typeof member === "object" && isExpanded(member, subtree);
  });
}

function pageOf(
  items: readonly unknown[],
  query: PageQuery & NumberedPageQuery,
  isNumbered: boolean,
  context: RequestContext,
): Pick<HandlerResponse, "body" | "link"> {
  if (isNumbered) return numberedListResponse(items, query, context);
  const byId = new Map(items.flatMap((item) => (hasId(item) ? [[item.id, item] as const] : [])));
  // Cursors are ids. If the items have no unique ids, the whole list is one page.
  if (byId.size < items.length) {
    return numberedListResponse(items, { page_size: Math.max(1, items.length) }, context);
  }
  const sequence = idSequence([...byId.keys()].sort(), (id) => byId.get(id));
  return listResponse({ sequence, query, present: (item) => item }, context);
}

function hasId(item: unknown): item is { readonly id: string } {
  return typeof item === "object" && item !== null && "id" in item && typeof item.id === "string";
}
