/** The parameters of a query by name, decoded, each with all its values. */
export type QueryParameters = Map<string, string[]>;

/** Reads the query of a URL. */
export function readQuery(search: string): QueryParameters {
  return group(new URLSearchParams(search));
}

/**
 * The query parameters of a call as openapi-fetch serializes them by default, but decoded: an array repeats the name, an
 * object becomes `name[key]`, and null and undefined are left out.
 */
export function serializeQuery(query: Readonly<Record<string, unknown>>): QueryParameters {
  return group(Object.entries(query).flatMap(([name, value]) => pairsOf(name, value)));
}

function pairsOf(name: string, value: unknown): [string, string][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.map((element) => [name, String(element)]);
  if (typeof value !== "object") return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, part]) => pairsOf(`${name}[${key}]`, part));
}

function group(pairs: Iterable<readonly [string, string]>): QueryParameters {
  const parameters: QueryParameters = new Map();
  for (const [name, value] of pairs) {
    const values = parameters.get(name);
    if (values) values.push(value);
    else parameters.set(name, [value]);
  }
  return parameters;
}

/** Whether two parameters have the same values, in any order, whether the name is repeated or the values have commas. */
export function sameValues(one: readonly string[], other: readonly string[]): boolean {
  const key = (values: readonly string[]): string => values.join().split(",").sort().join();
  return key(one) === key(other);
}

/** A character that may have to be encoded in a query name. Brackets need not be: `created[gte]`. */
const reserved = /[^\w.~[\]-]/;

/**
 * The option `querySerializer` for a query with a name that must be encoded: openapi-fetch encodes only values, so a name
 * such as `x#y` would cut off the rest of the query. Undefined for other queries: the client's own serializer is used.
 */
export function encodingSerializer(query: Readonly<Record<string, unknown>>): object | undefined {
  if (!Object.keys(query).some((name) => reserved.test(name))) return undefined;
  return {
    querySerializer: (sent: Readonly<Record<string, unknown>>) =>
      [...serializeQuery(sent)]
        .flatMap(([name, values]) => values.map((value) => [name, value].map(encodeURIComponent).join("=")))
        .join("&"),
  };
}
