import {
  type Response as DescribedResponse,
  type Example,
  isPaged,
  type OpenApiDocument,
  type Operation,
  schemaExample,
} from "@ev-vehicles/openapi";
import type { RequestContext } from "../operations/handler.ts";
import { listResponse } from "../operations/list-response.ts";
import { numberedListResponse } from "../operations/numbered-list-response.ts";
import type { NumberedPageQuery } from "../pages/cut-numbered-page.ts";
import type { PageQuery } from "../pages/cut-page.ts";
import { idSequence } from "../pages/id-sequence.ts";
import type { ExpandTree } from "../resources/expand-tree.ts";
import { type HandlerResponse, json } from "./handler-response.ts";
import { notImplemented } from "./problems.ts";

/** Says that a response is an example from the description, and which one. */
const exampleHeader = "mock-example";

interface ExampleInput {
  readonly query: PageQuery & NumberedPageQuery;
  readonly expand: ExpandTree;
}

/**
 * Serves an operation from the description's examples while the mock has no handler for it, so that an operation can be
 * described, typed, called and reviewed before it has state. The header `Mock-Example` names the example. A list is
 * split into pages. If there are several examples, the one with the requested expansions is used.
 */
export function exampleHandler(
  document: OpenApiDocument,
  operation: Operation,
): (input: unknown, context: RequestContext) => HandlerResponse {
  const outcome = outcomeOf(operation);
  if (!outcome) {
    return () => {
      throw notImplemented(`The description of ${operation.id} has no response below 400.`);
    };
  }
  const status = statusOf(outcome);
  const headers = exampleHeaders(outcome);
  if (!outcome.json) return () => ({ status, headers: { ...headers, [exampleHeader]: "none" } });
  const examples = examplesOf(document, outcome);
  const paged = isPaged(operation);
  const counted = operation.parameters.some(({ in: place, name }) => place === "query" && name === "page");
  return (input, context) => {
    const { expand, query } = input as ExampleInput;
    const example = examples.find(({ value }) => isExpanded(value, expand)) ?? examples[0];
    if (!example) {
      throw notImplemented(
        `The mock has no handler for ${operation.id}, and the description no example of its response ${outcome.status}.`,
      );
    }
    const { name, value } = example;
    const response =
      paged && Array.isArray(value) ? pageOf(value, query, counted, context) : { body: json(value) };
    return { ...response, status, headers: { ...headers, [exampleHeader]: name || "example" } };
  };
}

/** The successful response: the one with the lowest status below 400. */
function outcomeOf({ responses }: Operation): DescribedResponse | undefined {
  const outcomes = responses.filter(({ status }) => /^[23](\d\d|XX)$/.test(status));
  return outcomes.sort((one, other) => one.status.localeCompare(other.status))[0];
}

function statusOf({ status }: DescribedResponse): number {
  return Number(status.replace("XX", "00"));
}

/** Leaves out the headers that the mock computes: `Link`, and those of every response. */
function exampleHeaders({ headers }: DescribedResponse): Record<string, string> {
  const made = /^(link|evenergy-version|x-ratelimit-.*|content-.*)$/i;
  const given = headers.filter(({ example, name }) => !made.test(name) && example !== undefined);
  return Object.fromEntries(given.map(({ example, name }) => [name.toLowerCase(), String(example)]));
}

function examplesOf(document: OpenApiDocument, { json: media }: DescribedResponse): readonly Example[] {
  if (!media || media.examples.length > 0) return media?.examples ?? [];
  const value = media.schema && schemaExample(document, media.schema.value);
  return value === undefined ? [] : [{ name: "schema", value }];
}

/** Whether every reference to expand is already an object. */
function isExpanded(value: unknown, expand: ExpandTree): boolean {
  if (Array.isArray(value)) return value.every((item) => isExpanded(item, expand));
  return Object.entries(expand).every(([name, deeper]) => {
    const member = (value as Readonly<Record<string, unknown>> | null)?.[name];
    return typeof member === "object" && isExpanded(member, deeper);
  });
}

function pageOf(
  items: readonly unknown[],
  query: PageQuery & NumberedPageQuery,
  counted: boolean,
  context: RequestContext,
): Pick<HandlerResponse, "body" | "link"> {
  if (counted) return numberedListResponse(items, query, context);
  const byId = new Map(items.flatMap((item) => (hasId(item) ? [[item.id, item] as const] : [])));
  // Without ids there is no cursor to cut at: everything is one page.
  if (byId.size < items.length) {
    return numberedListResponse(items, { page_size: Math.max(1, items.length) }, context);
  }
  const sequence = idSequence([...byId.keys()].sort(), (id) => byId.get(id));
  return listResponse({ sequence, query, present: (item) => item }, context);
}

function hasId(item: unknown): item is { readonly id: string } {
  return typeof item === "object" && item !== null && "id" in item && typeof item.id === "string";
}
