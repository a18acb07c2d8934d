import {
  DescriptionError,
  itemsOf,
  type OpenApiDocument,
  type Operation,
  readOperations,
  readSchema,
  responseOf,
  type SchemaObject,
  typesOf,
  valuesOf,
} from "@ev-vehicles/openapi";

/**
 * The pattern of an ID: four letters for its collection, then a ULID. Some parameters also accept a fixed word.
 *
 *     ^vhcl[A-Z\d]{26}$
 *     ^(?:user[A-Z\d]{26}|me)$
 */
const idPattern = /^(\^)?(?:\(\?:)?([a-z]{4})\[(?:A-Z\\d|\\dA-Z|A-Z0-9|0-9A-Z)\]\{26\}(?:\|[a-z]+\))?(\$)?$/;

/**
 * Generates the two tables that the helpers need at run time to follow a reference: the ID prefix of each kind of resource,
 * and the paths that read one resource. As a result, a new operation needs no change in the helpers.
 */
export function resourceTables(document: OpenApiDocument): string {
  const prefixes = idPrefixes(document);
  const paths = resourcePaths(document);
  return `/** The prefix of the IDs of each kind of resource. */
export const idPrefixes = ${JSON.stringify(prefixes)} as const;

/**
 * Every path that reads one resource by path parameters, with the prefixes of its ID parameters and the references that it can expand.
 */
export const resourcePaths = ${JSON.stringify(paths)} as const;
`;
}

/** `{ Vehicle: "vhcl", … }`, from the patterns of the schemas whose names end in `Id`. */
function idPrefixes(document: OpenApiDocument): Record<string, string> {
  const names = Object.keys(document.components?.schemas ?? {}).filter((name) => name.endsWith("Id"));
  return Object.fromEntries(
    names.flatMap((name) => {
      const prefix = prefixOf(document, { $ref: `#/components/schemas/${name}` });
      return prefix ? [[name.slice(0, -2), prefix]] : [];
    }),
  );
}

function resourcePaths(document: OpenApiDocument): object {
  const reads = readOperations(document).filter((operation) => readsOneResource(document, operation));
  return Object.fromEntries(
    reads.map(({ parameters, path }) => {
      const ids = parameters.flatMap(({ in: place, name, schema }) => {
        const prefix = place === "path" && prefixOf(document, schema.value);
        return prefix ? [[name, prefix]] : [];
      });
      const expand = parameters.find(({ in: place, name }) => place === "query" && name === "expand");
      const items = expand && itemsOf(document, expand.schema.value);
      return [path, { ids: Object.fromEntries(ids), expand: (items && valuesOf(document, items)) ?? [] }];
    }),
  );
}

function readsOneResource(document: OpenApiDocument, operation: Operation): boolean {
  const schema = responseOf(operation, 200)?.json?.schema;
  const isRead = operation.method === "GET" && operation.path.includes("{") && schema !== undefined;
  return isRead && !typesOf(document, schema.value).includes("array");
}

/**
 * The prefix in the pattern of an ID; `undefined` for other schemas.
 *
 * @throws {DescriptionError} if the pattern is not anchored: it would accept any string that contains an ID.
 */
function prefixOf(document: OpenApiDocument, schema: SchemaObject): string | undefined {
  const { pattern = "" } = readSchema(document, schema);
  const [, start, letters, end] = idPattern.exec(pattern) ?? [];
  if (letters !== undefined && !(start && end)) {
    throw new DescriptionError(
      `The ID pattern "${pattern}" matches any string that contains an ID. Put it between "^" and "$".`,
    );
  }
  return letters;
}
