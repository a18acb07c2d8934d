import {
  type BodyObject,
  description,
  type Method,
  type OperationObject,
  type ParameterObject,
  pointerTo,
  resolve,
  type SchemaObject,
} from "./description.ts";
import type { Operation, OperationId, Parameter } from "./operation.ts";

const methods: readonly Method[] = ["get", "put", "post", "patch", "delete"];

/** Every operation of the description. */
export function readOperations(): Operation[] {
  return Object.entries(description.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [readOperation(path, method, operation)] : [];
    }),
  );
}

function readOperation(path: string, method: Method, operation: OperationObject): Operation {
  const pointer = pointerTo("#", "paths", path, method);
  const security = operation.security ?? [];
  const body = operation.requestBody && readBody(operation.requestBody, pointerTo(pointer, "requestBody"));
  return {
    // The types are generated from the same description, so each of its ids is a key of `operations`.
    id: operation.operationId as OperationId,
    method,
    path,
    open: security.some((alternative) => Object.keys(alternative).length === 0),
    scopes: security.flatMap((alternative) => Object.values(alternative).flat()),
    parameters: (operation.parameters ?? []).flatMap((parameter, index) =>
      readParameter(resolve<ParameterObject>(parameter, pointerTo(pointer, "parameters", String(index)))),
    ),
    ...(body ? { body } : {}),
    answers: readAnswers(operation, pointer),
  };
}

function readParameter({ part, pointer }: { part: ParameterObject; pointer: string }): Parameter[] {
  if (part.in === "cookie") return [];
  const schemaPointer = pointerTo(pointer, "schema");
  const { part: schema } = resolve<SchemaObject>(part.schema, schemaPointer);
  return [
    {
      name: part.name,
      place: part.in,
      required: part.required ?? false,
      type: textType(schema),
      pointer: schemaPointer,
      ignoredIfInvalid: part["x-ignored-if-invalid"] !== undefined,
    },
  ];
}

function textType(schema: SchemaObject): Parameter["type"] {
  const types = [schema.type ?? "string"].flat();
  if (types.includes("array")) return "array";
  if (types.includes("boolean")) return "boolean";
  return types.includes("integer") || types.includes("number") ? "number" : "string";
}

function readBody(
  body: NonNullable<OperationObject["requestBody"]>,
  at: string,
): NonNullable<Operation["body"]> {
  const { part, pointer } = resolve<BodyObject>(body, at);
  return {
    pointer: pointerTo(pointer, "content", "application/json", "schema"),
    required: part.required ?? false,
  };
}

function readAnswers(operation: OperationObject, at: string): Map<number, string> {
  const answers = new Map<number, string>();
  for (const [status, response] of Object.entries(operation.responses)) {
    const { part, pointer } = resolve<BodyObject>(response, pointerTo(at, "responses", status));
    const mediaType = Object.keys(part.content ?? {})[0];
    if (mediaType) answers.set(Number(status), pointerTo(pointer, "content", mediaType, "schema"));
  }
  return answers;
}
