import { type DescribedBody, type DescribedOperation, description, resolved } from "./description.ts";
import { kebabCase } from "./kebab-case.ts";
import type { Operation, OperationBody } from "./operation.ts";
import type { Schema } from "./schema.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Every operation of the description, in its order. */
export function readOperations(): readonly Operation[] {
  return Object.entries(description.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) =>
        readOperation(
          path,
          method,
          operation as DescribedOperation,
          (item.parameters ?? []) as DescribedOperation["parameters"],
        ),
      ),
  );
}

function readOperation(
  path: string,
  method: string,
  operation: DescribedOperation,
  shared: DescribedOperation["parameters"] = [],
): Operation {
  const { operationId: id, security = description.security ?? [], summary = id, tags = [] } = operation;
  const answers = Object.entries(operation.responses).map(
    ([status, answer]) => [Number(status), resolved(answer)] as const,
  );
  const schema = answers
    .filter(([status]) => status >= 200 && status < 300)
    .map(([, answer]) => jsonOf(answer)?.schema)
    .find((found) => found !== undefined);
  const items = schema && resolved(schema).items;
  const list = method === "get" && items !== undefined && hasLink(answers.find(([s]) => s === 200)?.[1]);
  return {
    id,
    command: kebabCase(id),
    group: tags[0] ?? "Operations",
    method: method.toUpperCase(),
    path,
    summary,
    description: operation.description?.trim() ?? "",
    parameters: [...shared, ...(operation.parameters ?? [])].map(resolved),
    body: readBody(operation.requestBody),
    list,
    answer: items ?? schema,
    outcomes: answers.map(([status]) => status).filter((status) => status < 400),
    scopes: scopesOf(security),
  };
}

function hasLink(answer: DescribedBody | undefined): boolean {
  return Object.keys(answer?.headers ?? {}).some((name) => name.toLowerCase() === "link");
}

type JsonContent = {
  readonly schema: Schema;
  readonly examples?: Record<string, { $ref?: string; value?: unknown }>;
};

function jsonOf({ content = {} }: DescribedBody): JsonContent | undefined {
  const found = Object.entries(content).find(([type]) => /^application\/([^;]+\+)?json\b/.test(type));
  return found?.[1] as JsonContent | undefined;
}

function readBody(body: DescribedBody | undefined): OperationBody | undefined {
  const { required = false, ...rest } = body ? resolved(body) : {};
  const json = jsonOf(rest);
  if (!json) return undefined;
  const example = Object.values(json.examples ?? {})[0];
  return { required, schema: json.schema, example: example && resolved(example).value };
}

/** One empty requirement among several means that a token may be left out. */
function scopesOf(security: NonNullable<DescribedOperation["security"]>): readonly string[] | undefined {
  if (security.length === 0 || security.some((schemes) => Object.keys(schemes).length === 0))
    return undefined;
  return [...new Set(security.flatMap((schemes) => Object.values(schemes).flat()))];
}
