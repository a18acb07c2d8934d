import { isDeepStrictEqual } from "node:util";
import type { Operation, Parameter } from "@ev-vehicles/openapi";
import { pathPattern } from "./generate/path-pattern.ts";
import { readText } from "./generate/read-text.ts";
import type { RequestParts } from "./generate/request-parts.ts";
import { schemaAt } from "./generate/schema.ts";
import { violations } from "./validation.ts";

/** How a request violates the description of its operation, one line each; empty if it is valid. */
export async function requestViolations(operation: Operation, request: Request): Promise<readonly string[]> {
  const { pathname } = new URL(request.url);
  if (request.method !== operation.method || !pathPattern(operation.path).test(pathname))
    return [`${request.method} ${pathname} is not ${operation.method} ${operation.path}`];
  return [
    ...operation.parameters.flatMap((parameter) =>
      parameterViolations(parameter, textsOf(operation, request, parameter)),
    ),
    ...undocumentedParts(operation, request),
    ...tokenViolations(operation, request),
    ...(await bodyViolations(operation, request)),
  ];
}

/** Reads a request into its parts, with the types of the description. */
export async function readRequest(operation: Operation, request: Request): Promise<RequestParts> {
  const parts = { path: {}, query: {}, header: {} } as Record<string, Record<string, unknown>>;
  for (const parameter of operation.parameters) {
    const { name, in: place, schema } = parameter;
    const texts = textsOf(operation, request, parameter);
    if (texts.length > 0)
      Object.assign(parts[place] ?? {}, { [name]: readText(schemaAt(schema.pointer), texts) });
  }
  const body = await request.clone().text();
  return { ...(parts as unknown as RequestParts), ...(body === "" ? {} : { body: JSON.parse(body) }) };
}

/** The parts that did not arrive as they were sent, one line each; extra headers are allowed. */
export function lostParts(sent: RequestParts, arrived: RequestParts): readonly string[] {
  const sentHeaders = Object.keys(sent.header);
  const header = Object.fromEntries(
    Object.entries(arrived.header).filter(([name]) => sentHeaders.includes(name)),
  );
  const comparable = { ...arrived, header };
  return (["path", "query", "header", "body"] as const)
    .filter((part) => !isDeepStrictEqual(withoutEmptyLists(sent[part]), withoutEmptyLists(comparable[part])))
    .map(
      (part) =>
        `${part} was ${JSON.stringify(sent[part])} and arrived as ${JSON.stringify(comparable[part])}`,
    );
}

/** Removes empty lists, which are never sent: a list parameter repeats its name for each item. */
function withoutEmptyLists(part: unknown): unknown {
  if (typeof part !== "object" || part === null) return part;
  return {
    ...Object.fromEntries(
      Object.entries(part).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
    ),
  };
}

function textsOf(operation: Operation, request: Request, { name, in: place }: Parameter): readonly string[] {
  const { pathname, searchParams } = new URL(request.url);
  if (place === "query") return searchParams.getAll(name);
  const text =
    place === "header"
      ? request.headers.get(name)
      : pathPattern(operation.path).exec(pathname)?.groups?.[name];
  return text === null || text === undefined ? [] : [place === "path" ? decodeURIComponent(text) : text];
}

function parameterViolations(
  { name, in: place, required, schema: described }: Parameter,
  texts: readonly string[],
): string[] {
  if (texts.length === 0) return required ? [`${place} ${name}: is missing`] : [];
  const schema = schemaAt(described.pointer);
  const repeated =
    schema.value.type !== "array" && texts.length > 1
      ? [`${place} ${name}: occurs ${texts.length} times`]
      : [];
  const invalid = violations(schema.pointer, readText(schema, texts)).map(
    (violation) => `${place} ${name}: ${violation}`,
  );
  return [...repeated, ...invalid];
}

/** Query parameters and headers that the description does not have. */
function undocumentedParts(operation: Operation, request: Request): string[] {
  const names = (place: string) =>
    operation.parameters.filter((parameter) => parameter.in === place).map(({ name }) => name.toLowerCase());
  const query = [...new Set(new URL(request.url).searchParams.keys())].filter(
    (name) => !names("query").includes(name),
  );
  const headers = [...request.headers.keys()].filter(
    (name) => !names("header").includes(name) && !plainHeaders.has(name),
  );
  return [
    ...query.map((name) => `query ${name}: is not documented`),
    ...headers.map((name) => `header ${name}: is not documented`),
  ];
}

/** Standard headers, which need no description. */
const plainHeaders: ReadonlySet<string> = new Set(["accept", "authorization", "content-type", "user-agent"]);

function tokenViolations(operation: Operation, request: Request): string[] {
  const token = request.headers.get("authorization");
  if (token === null) return operation.security.open ? [] : ["header Authorization: is missing"];
  return /^Bearer [!-~]+$/.test(token) ? [] : ["header Authorization: is not a bearer token"];
}

async function bodyViolations(operation: Operation, request: Request): Promise<string[]> {
  const { body } = operation;
  const text = await request.clone().text();
  if (!body) return text === "" ? [] : [`body: ${operation.id} has no body`];
  if (text === "") return body.required ? ["body: is missing"] : [];
  const type = request.headers.get("content-type");
  if (type?.split(";")[0] !== "application/json") return [`body: expected application/json, got ${type}`];
  return violations(body.json?.schema?.pointer ?? "", JSON.parse(text)).map(
    (violation) => `body: ${violation}`,
  );
}
