import {
  DescriptionError,
  methods,
  type OpenApiDocument,
  type OperationObject,
  type PathItemObject,
  type SecurityRequirementObject,
} from "./document.ts";
import type { Method, Operation, Response, Security } from "./operation.ts";
import { readRequestBody, readResponses } from "./read-messages.ts";
import { readParameters } from "./read-parameters.ts";
import { follow, type Located, memberOf } from "./reference.ts";

/**
 * All operations, in the order of the document's paths, with merged parameters, resolved references and inherited
 * security.
 *
 * @throws {DescriptionError} if a reference cannot be resolved, an operation has no id or a duplicate one, or a parameter
 * is incomplete or missing.
 */
export function readOperations(document: OpenApiDocument): readonly Operation[] {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, object]) => {
    const item = follow<PathItemObject>(document, memberOf("#/paths", object ?? {}, path));
    return methods.flatMap((method) => {
      const operation = item.value[method as keyof PathItemObject] as OperationObject | undefined;
      return operation
        ? [readOperation(document, path, item, memberOf(item.pointer, operation, method))]
        : [];
    });
  });
  const pointers = new Map<string, string>();
  for (const { id, pointer } of operations) {
    const other = pointers.get(id);
    if (other !== undefined)
      throw new DescriptionError(`${pointer}: the operationId "${id}" is already used by ${other}.`);
    pointers.set(id, pointer);
  }
  return operations;
}

function readOperation(
  document: OpenApiDocument,
  path: string,
  item: Located<PathItemObject>,
  operation: Located<OperationObject>,
): Operation {
  const { value: object, pointer } = operation;
  const { operationId: id, tags = [], summary, description, deprecated = false } = object;
  if (!id) throw new DescriptionError(`${pointer}: expected an operationId.`);
  const parameters = readParameters(document, item, operation);
  for (const [, name] of path.matchAll(/\{([^}]+)\}/g)) {
    if (!parameters.some((parameter) => parameter.in === "path" && parameter.name === name))
      throw new DescriptionError(
        `${pointer}: expected a path parameter "${name}", which is in the path ${path}.`,
      );
  }
  return {
    id,
    method: pointer.slice(pointer.lastIndexOf("/") + 1).toUpperCase() as Method,
    path,
    tags,
    summary: summary ?? item.value.summary ?? id,
    description: (description ?? item.value.description ?? "").trim(),
    deprecated,
    parameters,
    body: readRequestBody(document, operation),
    responses: readResponses(document, operation),
    security: readSecurity(object.security ?? document.security ?? []),
    pointer,
    object,
  };
}

function readSecurity(requirements: readonly SecurityRequirementObject[]): Security {
  const alternatives = requirements.map((schemes) => Object.values(schemes).flat());
  return {
    open: requirements.length === 0 || requirements.some((schemes) => Object.keys(schemes).length === 0),
    alternatives,
    scopes: [...new Set(alternatives.flat())],
  };
}

/** The described response for a status: that of the status itself, or else of its class (`4XX`), or else the `default`. */
export function responseOf({ responses }: Operation, status: number): Response | undefined {
  const keys = [String(status), `${String(status)[0]}XX`, "default"];
  return keys.map((key) => responses.find((response) => response.status === key)).find((found) => found);
}

/** The response with the lowest 2xx status. */
export function successOf({ responses }: Operation): Response | undefined {
  const successes = responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status));
  return successes.sort((one, other) => one.status.localeCompare(other.status))[0];
}

/** Whether an operation is paged: it is a GET whose successful response has a `Link` header (RFC 8288). */
export function isPaged(operation: Operation): boolean {
  const names = successOf(operation)?.headers.map(({ name }) => name.toLowerCase());
  return operation.method === "GET" && (names?.includes("link") ?? false);
}
