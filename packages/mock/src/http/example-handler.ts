import {
  type Response as DescribedResponse,
  type Example,
  isPaged,
  type OpenApiDocument,
  type Operation,
  schemaExample,
} from "@ev-vehicles/openapi";
import type { RequestContext } from "../operations/handler.ts";
import { listAnswer } from "../operations/list-answer.ts";
import { numberedListAnswer } from "../operations/numbered-list-answer.ts";
import type { NumberedPageQuery } from "../pages/cut-numbered-page.ts";
import type { PageQuery } from "../pages/cut-page.ts";
import { idSequence } from "../pages/id-sequence.ts";
import type { ExpandTree } from "../resources/expand-tree.ts";
import { type Answer, json } from "./answer.ts";
import { notImplemented } from "./problems.ts";

/** Says that an answer is an example of the description, and which one. */
const exampleHeader = "mock-example";

interface ExampleInput {
  readonly query: PageQuery & NumberedPageQuery;
  readonly expand: ExpandTree;
}

/**
 * Answers an operation from the description's examples, as long as the mock has no handler for it: so an operation can
 * be described, typed, called and reviewed before anybody writes state for it. The header `Mock-Example` names the example.
 * A list is cut into pages, and of several examples the one counts that has expanded what was asked for.
 */
export function exampleHandler(
  document: OpenApiDocument,
  operation: Operation,
): (input: unknown, context: RequestContext) => Answer {
  const outcome = outcomeOf(operation);
  if (!outcome) {
    return () => {
      throw notImplemented(`The description of ${operation.id} has no response below 400 to answer.`);
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
    const answer =
      paged && Array.isArray(value) ? pageOf(value, query, counted, context) : { body: json(value) };
    return { ...answer, status, headers: { ...headers, [exampleHeader]: name || "example" } };
  };
}

/** What is answered when all goes well: the lowest status below 400. */
function outcomeOf({ responses }: Operation): DescribedResponse | undefined {
  const outcomes = responses.filter(({ status }) => /^[23](\d\d|XX)$/.test(status));
  return outcomes.sort((one, other) => one.status.localeCompare(other.status))[0];
}

function statusOf({ status }: DescribedResponse): number {
  return Number(status.replace("XX", "00"));
}

/** `Link` is made for each page, and the headers of every response say what is so. */
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

/** Whether every reference that is to be expanded is an object already. */
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
): Pick<Answer, "body" | "link"> {
  if (counted) return numberedListAnswer(items, query, context);
  const byId = new Map(items.flatMap((item) => (hasId(item) ? [[item.id, item] as const] : [])));
  // Without ids there is no cursor to cut at: everything is one page.
  if (byId.size < items.length) {
    return numberedListAnswer(items, { page_size: Math.max(1, items.length) }, context);
  }
  const sequence = idSequence([...byId.keys()].sort(), (id) => byId.get(id));
  return listAnswer({ sequence, query, present: (item) => item }, context);
}

function hasId(item: unknown): item is { readonly id: string } {
  return typeof item === "object" && item !== null && "id" in item && typeof item.id === "string";
}
