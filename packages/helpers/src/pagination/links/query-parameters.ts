/** The parameters of a query by name, decoded, each with all its values. */
export type QueryParameters = Map<string, string[]>;

/** Reads the query of a URL. */
export function readQuery(search: string): QueryParameters {
  return gather(new URLSearchParams(search));
}

/**
 * The parameters of a call as openapi-fetch spells them unless it is told otherwise: a list repeats its name, an object
 * becomes `name[key]`, and what is null or undefined is left out.
 */
export function spellQuery(query: Readonly<Record<string, unknown>>): QueryParameters {
  return gather(Object.entries(query).flatMap(([name, value]) => spell(name, value)));
}

function spell(name: string, value: unknown): [string, string][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.map((element) => [name, String(element)]);
  if (typeof value !== "object") return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, part]) => spell(`${name}[${key}]`, part));
}

function gather(pairs: Iterable<readonly [string, string]>): QueryParameters {
  const parameters: QueryParameters = new Map();
  for (const [name, value] of pairs) {
    const values = parameters.get(name);
    if (values) values.push(value);
    else parameters.set(name, [value]);
  }
  return parameters;
}

/** Whether two parameters hold the same values, in any order: repeated, or as one comma-separated list. */
export function sameValues(one: readonly string[], other: readonly string[]): boolean {
  const key = (values: readonly string[]): string => values.join().split(",").sort().join();
  return key(one) === key(other);
}

/** What would end a query name, or split it, if it were sent as it is. Brackets may stay: `created[gte]`. */
const reserved = /[^\w.~[\]-]/;

/**
 * A `querySerializer` for a query with a name that has to be encoded: openapi-fetch encodes values only, so `x#y` would
 * cut off everything that comes after it. Undefined for all other queries, which the client serializes in its own way.
 */
export function encodingSerializer(query: Readonly<Record<string, unknown>>): object | undefined {
  if (!Object.keys(query).some((name) => reserved.test(name))) return undefined;
  return {
    querySerializer: (given: Readonly<Record<string, unknown>>) =>
      [...spellQuery(given)]
        .flatMap(([name, values]) => values.map((value) => [name, value].map(encodeURIComponent).join("=")))
        .join("&"),
  };
}
