import type { OpenAPI3 } from "openapi-typescript";

type Json = Record<string, unknown>;

/**
 * The pattern of an id, which is four letters that name its collection and a ULID; a word may stand in for it.
 *
 *     ^vhcl[A-Z\d]{26}$
 *     ^(?:user[A-Z\d]{26}|me)$
 */
const idPattern = /^\^(?:\(\?:)?([a-z]{4})\[A-Z\\d\]\{26\}(?:\|[a-z]+\))?\$$/;

/**
 * Two small tables that following a reference needs at run time: which letters begin the ids of each kind of
 * resource, and which path reads one. Both are read off the description, so that a new operation is enough.
 */
export function resourceTables(description: OpenAPI3): string {
  const prefixes = idPrefixes(description);
  const paths = resourcePaths(description);
  return `/** The letters that begin the ids of each kind of resource. */
export const idPrefixes = ${JSON.stringify(prefixes)} as const;

/**
 * Every path that reads one resource by parameters in the path; of each, the letters that begin the ids among its
 * parameters, and what it expands.
 */
export const resourcePaths = ${JSON.stringify(paths)} as const;
`;
}

/** `{ Vehicle: "vhcl", … }`, from the schemas `VehicleId`, … that have such a pattern. */
function idPrefixes(description: OpenAPI3): Record<string, string> {
  const schemas = Object.entries(description.components?.schemas ?? {});
  return Object.fromEntries(
    schemas.flatMap(([name, schema]) => {
      const prefix = prefixOf(schema as Json);
      return prefix && name.endsWith("Id") ? [[name.slice(0, -2), prefix]] : [];
    }),
  );
}

function resourcePaths(description: OpenAPI3): Json {
  const entries = Object.entries(description.paths ?? {}).flatMap(([path, item]) => {
    const get = (item as Json).get as Json | undefined;
    if (!get || !path.includes("{") || !answersOne(description, get)) return [];
    const parameters = [...asList((item as Json).parameters), ...asList(get.parameters)].map((parameter) =>
      dereference(description, parameter),
    );
    const ids = parameters.flatMap(({ name, in: place, schema }) => {
      const prefix = place === "path" && prefixOf(dereference(description, schema as Json));
      return prefix ? [[name, prefix]] : [];
    });
    const expand = parameters.find(({ name }) => name === "expand")?.schema as Json | undefined;
    const names = expand && dereference(description, dereference(description, expand).items as Json).enum;
    return [[path, { ids: Object.fromEntries(ids), expand: names ?? [] }]];
  });
  return Object.fromEntries(entries);
}

/** Whether the operation answers 200 with one resource, and not with a list. */
function answersOne(description: OpenAPI3, operation: Json): boolean {
  const answer = (operation.responses as Json)["200"] as Json | undefined;
  const content = answer && (dereference(description, answer).content as Json | undefined);
  const schema = (content?.["application/json"] as Json | undefined)?.schema as Json | undefined;
  return schema !== undefined && dereference(description, schema).type !== "array";
}

function prefixOf({ pattern }: Json): string | undefined {
  return typeof pattern === "string" ? idPattern.exec(pattern)?.[1] : undefined;
}

function asList(value: unknown): Json[] {
  return Array.isArray(value) ? value : [];
}

/** Follows `$ref`s inside the description until something is said. */
function dereference(description: OpenAPI3, value: Json): Json {
  if (typeof value.$ref !== "string") return value;
  const steps = value.$ref.replace("#/", "").split("/");
  const target = steps.reduce<unknown>((node, step) => (node as Json)[step], description);
  return dereference(description, target as Json);
}
