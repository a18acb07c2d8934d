import { isObject, type Json, operationsIn, type Rewritable, rewriteObjects, targetOf } from "./rewrite.ts";

/** Another way to write our spec. */
export interface Spelling {
  readonly name: string;
  readonly rewrite: (description: Rewritable) => void;
}

/**
 * Other ways to write our spec. Each passes the linter, and what is generated from it must equal what is generated from the
 * original.
 */
export const spellings: readonly Spelling[] = [
  { name: "parameters at the path", rewrite: moveParametersToPath },
  { name: "security at the document", rewrite: moveSecurityToDocument },
  { name: "referenced path items", rewrite: referencePathItems },
  { name: "inline parameters", rewrite: (description) => inline(description, "parameters") },
  { name: "inline responses", rewrite: (description) => inline(description, "responses") },
  { name: "inline headers", rewrite: (description) => inline(description, "headers") },
  { name: "referenced responses and bodies", rewrite: referenceMessages },
  { name: "schemas split by allOf", rewrite: splitSchemas },
  { name: "references in allOf", rewrite: wrapReferences },
  { name: "null as an alternative", rewrite: nullAsAlternative },
  { name: "references with a description", rewrite: describeReferences },
  { name: "one example instead of examples", rewrite: useSingleExample },
  { name: "media types with a charset", rewrite: addCharset },
  { name: "another name for Problem", rewrite: renameProblem },
  { name: "anyOf instead of oneOf", rewrite: anyOfForOneOf },
];

/**
 * Moves the parameters that all operations of a path share from the operations to the path. Query parameters stay, because
 * their order shows in code samples.
 */
function moveParametersToPath(description: Rewritable): void {
  const isQuery = (parameter: Json): boolean => {
    const { in: place } =
      typeof parameter.$ref === "string" ? targetOf(description, parameter.$ref) : parameter;
    return place === "query";
  };
  for (const item of Object.values(description.paths)) {
    const operations = operationsIn({ ...description, paths: { "": item } }).map(
      ({ operation }) => operation,
    );
    const lists = operations.map(({ parameters = [] }) => parameters as Json[]);
    const texts = lists.map((list) => list.map((parameter) => JSON.stringify(parameter)));
    const shared = (lists[0] ?? []).filter(
      (parameter) => !isQuery(parameter) && texts.every((all) => all.includes(JSON.stringify(parameter))),
    );
    const moved = shared.map((parameter) => JSON.stringify(parameter));
    item.parameters = shared;
    for (const [index, operation] of operations.entries())
      operation.parameters = (lists[index] ?? []).filter((one) => !moved.includes(JSON.stringify(one)));
  }
}

/** Moves the most frequent security requirement to the document. */
function moveSecurityToDocument(description: Rewritable): void {
  const counts = new Map<string, number>();
  const operations = operationsIn(description).map(({ operation }) => operation);
  for (const { security } of operations) {
    const text = JSON.stringify(security);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const [usual = "[]"] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? [];
  (description as Json).security = JSON.parse(usual);
  for (const operation of operations)
    if (JSON.stringify(operation.security) === usual) delete operation.security;
}

function referencePathItems(description: Rewritable): void {
  const pathItems: Record<string, Json> = {};
  for (const [index, [path, item]] of Object.entries(description.paths).entries()) {
    pathItems[`Item${index}`] = item;
    description.paths[path] = { $ref: `#/components/pathItems/Item${index}` };
  }
  description.components.pathItems = pathItems;
}

function inline(description: Rewritable, kind: "parameters" | "responses" | "headers"): void {
  rewriteObjects(description, (object) => {
    const { $ref } = object;
    if (typeof $ref !== "string" || !$ref.startsWith(`#/components/${kind}/`)) return object;
    return structuredClone(targetOf(description, $ref));
  });
}

function referenceMessages(description: Rewritable): void {
  const responses = { ...description.components.responses };
  const requestBodies: Record<string, Json> = {};
  for (const { operation } of operationsIn(description)) {
    const id = String(operation.operationId);
    for (const [status, response] of Object.entries(operation.responses as Record<string, Json>)) {
      if ("$ref" in response) continue;
      responses[`${id}${status}`] = response;
      (operation.responses as Json)[status] = { $ref: `#/components/responses/${id}${status}` };
    }
    if (!isObject(operation.requestBody) || "$ref" in operation.requestBody) continue;
    requestBodies[id] = operation.requestBody;
    operation.requestBody = { $ref: `#/components/requestBodies/${id}` };
  }
  Object.assign(description.components, { responses, requestBodies });
}

/** Splits an object's properties into two schemas, which `allOf` combines. */
function splitSchemas(description: Rewritable): void {
  const schemas = description.components.schemas ?? {};
  for (const [name, schema] of Object.entries(schemas)) {
    const { additionalProperties, description: prose, properties, required = [], type, ...rest } = schema;
    if (!isObject(properties) || additionalProperties !== undefined) continue;
    if (type !== "object" || Object.keys(rest).length > 0) continue;
    const names = Object.keys(properties);
    const half = (part: readonly string[]): Json => {
      const needed = (required as string[]).filter((one) => part.includes(one));
      return {
        type: "object",
        properties: Object.fromEntries(part.map((one) => [one, properties[one]])),
        ...(needed.length > 0 ? { required: needed } : {}),
      };
    };
    const middle = Math.ceil(names.length / 2);
    const allOf = [half(names.slice(0, middle)), half(names.slice(middle))];
    schemas[name] = { ...(prose === undefined ? {} : { description: prose }), allOf };
  }
}

/** Wraps references in `allOf`, as authors do because a reference can't have siblings in OpenAPI 3.0. */
function wrapReferences(description: Rewritable): void {
  for (const schema of Object.values(description.components.schemas ?? {})) {
    if (!isObject(schema.properties)) continue;
    for (const [name, property] of Object.entries(schema.properties)) {
      if (!isObject(property) || typeof property.$ref !== "string") continue;
      const { $ref, ...siblings } = property;
      schema.properties[name] = { ...siblings, allOf: [{ $ref }] };
    }
  }
}

function nullAsAlternative(description: Rewritable): void {
  rewriteObjects(description, (object) => {
    const { type, enum: values, description: prose, readOnly, ...rest } = object;
    if (!Array.isArray(type) || !type.includes("null")) return object;
    const [only, ...others] = type.filter((one) => one !== "null") as string[];
    const kept = Array.isArray(values) ? { enum: values.filter((value) => value !== null) } : {};
    const form = { type: others.length > 0 ? [only, ...others] : only, ...kept, ...rest };
    return {
      ...(prose === undefined ? {} : { description: prose }),
      ...(readOnly === undefined ? {} : { readOnly }),
      oneOf: [form, { type: "null" }],
    };
  });
}

/** Gives each reference the description of its target. */
function describeReferences(description: Rewritable): void {
  rewriteObjects(description, (object) => {
    const { $ref } = object;
    if (typeof $ref !== "string" || "description" in object) return object;
    const words = targetOf(description, $ref).description;
    return typeof words === "string" ? { ...object, description: words } : object;
  });
}

function useSingleExample(description: Rewritable): void {
  rewriteObjects(description, (object) => {
    if (!("schema" in object)) return object;
    if ("example" in object && "name" in object) {
      const { example, ...parameter } = object;
      return { ...parameter, examples: { one: { value: example } } };
    }
    const { examples, ...media } = object;
    if (!isObject(examples)) return object;
    const all = Object.values(examples) as Json[];
    // Several examples stay: a single one would lose the others.
    const [first] = all;
    if (!first || all.length > 1) return object;
    const { value } = typeof first.$ref === "string" ? targetOf(description, first.$ref) : first;
    return { ...media, example: value };
  });
}

function addCharset(description: Rewritable): void {
  rewriteObjects(description, (object, key) => {
    if (key !== "content" || !("application/json" in object)) return object;
    const { "application/json": media, ...others } = object;
    return { "Application/JSON; charset=utf-8": media, ...others };
  });
}

function renameProblem(description: Rewritable): void {
  const schemas = description.components.schemas ?? {};
  const { Problem, ...others } = schemas;
  description.components.schemas = { ...others, FaultReport: Problem as Json };
  rewriteObjects(description, (object) =>
    object.$ref === "#/components/schemas/Problem"
      ? { ...object, $ref: "#/components/schemas/FaultReport" }
      : object,
  );
}

/**
 * Replaces `oneOf` where its alternatives have different types: they exclude each other, so `anyOf` means the same. Two
 * objects need not exclude each other, so their `oneOf` stays.
 */
function anyOfForOneOf(description: Rewritable): void {
  rewriteObjects(description, (object) => {
    const { oneOf, ...rest } = object;
    if (!Array.isArray(oneOf)) return object;
    const types = (oneOf as Json[]).map((form) => {
      const whole = typeof form.$ref === "string" ? targetOf(description, form.$ref) : form;
      return String(whole.type);
    });
    return new Set(types).size === types.length ? { ...rest, anyOf: oneOf } : object;
  });
}
