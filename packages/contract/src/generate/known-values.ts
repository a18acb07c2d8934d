import type { Operation } from "@ev-vehicles/openapi";
import { operations } from "../description.ts";
import { isValid } from "../validation.ts";
import { parametersInPath, pathPattern } from "./path-pattern.ts";
import { itemsOf, schemaAt } from "./schema.ts";

export type Fetch = (request: Request) => Promise<Response>;
type PathValues = Readonly<Record<string, string>>;

/** IDs, URLs and names that exist on a server, so that a request can refer to them. */
export interface KnownValues {
  /** The strings that properties with this name have in responses: `email`, `url`, `trim`, … */
  named(name: string): readonly string[];
  /** Combinations of path parameters that identify an existing resource. */
  inPath(path: string): readonly PathValues[];
  /** The cursors in the `Link` headers of a list. */
  cursors(operationId: string): readonly string[];
}

/** The most combinations of path parameters with which an operation is called. */
const sampleSize = 6;

/** Reads a server's lists, then a few of the resources whose URLs the lists contain. */
export async function readKnownValues(fetch: Fetch, baseUrl: string): Promise<KnownValues> {
  const names = new Map<string, Set<string>>();
  const paths = new Map<string, Map<string, PathValues>>();
  const cursors = new Map<string, Set<string>>();

  function collect(value: unknown, name: string): void {
    if (typeof value === "string") {
      names.set(name, (names.get(name) ?? new Set()).add(value));
      if (value.startsWith("http")) collectUrl(new URL(value));
    } else if (Array.isArray(value)) for (const item of value) collect(item, name);
    else if (value !== null && typeof value === "object")
      for (const [key, member] of Object.entries(value)) collect(member, key);
  }

  function collectUrl({ pathname }: URL): void {
    for (const path of new Set(operations.map((operation) => operation.path))) {
      const values = pathPattern(path).exec(pathname)?.groups;
      if (!values) continue;
      const decoded = Object.fromEntries(
        Object.entries(values).map(([name, text]) => [name, decodeURIComponent(text)]),
      );
      if (!hasValidIds(path, decoded)) continue;
      paths.set(path, (paths.get(path) ?? new Map()).set(JSON.stringify(decoded), decoded));
    }
  }

  const inPath = (path: string) => [...(paths.get(path)?.values() ?? inheritedPathValues(path, paths))];
  const reads = operations.filter(({ method }) => method === "GET");
  // Lists come before the resources in them: fewer parameters in the path first.
  for (const read of reads.toSorted((a, b) => parametersInPath(a.path) - parametersInPath(b.path))) {
    if (hasRequiredQuery(read)) continue;
    const places = parametersInPath(read.path) === 0 ? [{}] : spread(inPath(read.path), sampleSize);
    for (const request of places.flatMap((values) => readRequests(read, values, baseUrl))) {
      const response = await fetch(request);
      if (!response.ok) continue;
      const found = cursors.get(read.id) ?? new Set();
      for (const [, cursor = ""] of (response.headers.get("link") ?? "").matchAll(
        /page_(?:after|before)=([^&>]+)/g,
      ))
        found.add(decodeURIComponent(cursor));
      cursors.set(read.id, found);
      if (response.headers.get("content-type")?.includes("json")) collect(await response.json(), "");
    }
  }
  return {
    named: (name) => [...(names.get(name) ?? [])],
    inPath,
    cursors: (operationId) => [...(cursors.get(operationId) ?? [])],
  };
}

/** Whether the values match their schemas: `…/vehicle_makes/tesla.png` is the URL of an image, not of a make. */
function hasValidIds(path: string, values: PathValues): boolean {
  const found = operations.find((operation) => operation.path === path);
  return (found?.parameters ?? [])
    .filter((parameter) => parameter.in === "path")
    .every(({ name, schema }) => isValid(schema.pointer, values[name]));
}

/**
 * Two GETs: a plain one, whose response has references as URLs, and one that expands every reference. For a list, the
 * second asks for short pages, so that its links contain cursors. If the two would be equal, only the first.
 */
function readRequests(operation: Operation, values: PathValues, baseUrl: string): Request[] {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ""),
  );
  const plain = new URL(`${baseUrl}${path}`);
  const other = new URL(plain);
  for (const { name: parameter, schema } of operation.parameters) {
    if (parameter === "page_size") {
      plain.searchParams.set("page_size", "25");
      other.searchParams.set("page_size", "3");
    }
    if (parameter !== "expand") continue;
    for (const name of itemsOf(schemaAt(schema.pointer)).value.enum ?? [])
      other.searchParams.append("expand", String(name));
  }
  const urls = other.href === plain.href ? [plain] : [plain, other];
  return urls.map(
    (url) => new Request(url, { headers: { authorization: "Bearer mock-token" }, redirect: "manual" }),
  );
}

function hasRequiredQuery(operation: Operation): boolean {
  return operation.parameters.some((one) => one.in === "query" && one.required);
}

/**
 * For a path of which no response contains a URL: the values of another path with the same parameters. For example, the IDs
 * of `/vehicles/{vehicle_id}` also work in `/vehicles/{vehicle_id}/connectors`.
 */
function inheritedPathValues(
  path: string,
  paths: Map<string, Map<string, PathValues>>,
): Iterable<PathValues> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  for (const known of paths.values()) {
    const [first] = known.values();
    if (first && Object.keys(first).join() === names.join()) return known.values();
  }
  return [];
}

/** Up to `count` items, at equal steps from the start of the list. */
function spread<Item>(items: readonly Item[], count: number): readonly Item[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, index) => index % step === 0).slice(0, count);
}
