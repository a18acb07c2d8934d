import type { Operation, Parameter, Response, RuleContext, Schema } from "./redocly-types.ts";
import { resolved } from "./resolved.ts";

/** `GET /vehicles`, read from the pointer `#/paths/~1vehicles/get`. */
export function operationName(context: RuleContext): string {
  const path = context.location.pointer.split("/").at(-2) ?? "";
  return `${String(context.key).toUpperCase()} ${path.replaceAll("~1", "/").replaceAll("~0", "~").replaceAll("%7B", "{").replaceAll("%7D", "}")}`;
}

/** The operation's parameters and those of its path, references followed. */
export function parametersOf(operation: Operation, context: RuleContext): Parameter[] {
  const shared = (context.parent as Operation | undefined)?.parameters ?? [];
  return [...shared, ...(operation.parameters ?? [])].flatMap(
    (parameter) => resolved<Parameter>(parameter, context) ?? [],
  );
}

/** The responses by status, references followed. */
export function responsesOf(operation: Operation, context: RuleContext): [status: string, Response][] {
  return Object.entries(operation.responses ?? {}).flatMap(([status, response]) => {
    const node = resolved<Response>(response, context);
    return node ? [[status, node] as [string, Response]] : [];
  });
}

/** The operation's lowest 2xx response with a JSON body, and the body's schema. */
export function successOf(
  operation: Operation,
  context: RuleContext,
): { response: Response; schema: Schema } | undefined {
  for (const [status, response] of responsesOf(operation, context)) {
    const schema = resolved<Schema>(response.content?.["application/json"]?.schema, context);
    if (status.startsWith("2") && schema) return { response, schema };
  }
  return undefined;
}

/** A list of this API is a plain JSON array. */
export function isList(schema: Schema | undefined): boolean {
  return schema?.type === "array";
}
