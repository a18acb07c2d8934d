/** The bundled description, read as data: its operations, and where each schema stands in it. */
import document from "@ev-vehicles/types/openapi.json" with { type: "json" };

export interface Example {
  readonly value: unknown;
}

export interface MediaTypeObject {
  readonly schema: { readonly type?: unknown };
  readonly example?: unknown;
  readonly examples?: Record<string, Example | Reference>;
}

export interface HeaderObject {
  readonly required?: boolean;
  readonly schema: { readonly type?: unknown };
  readonly example?: unknown;
}

export interface ResponseObject {
  readonly headers?: Record<string, HeaderObject | Reference>;
  readonly content?: Record<string, MediaTypeObject>;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: { readonly type?: unknown };
  readonly example?: unknown;
}

export interface Reference {
  readonly $ref: string;
}

export interface OperationObject {
  readonly operationId: string;
  readonly parameters?: readonly (ParameterObject | Reference)[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Record<string, MediaTypeObject> };
  readonly responses: Record<string, ResponseObject | Reference>;
}

export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** JSON pointer of the operation in the description. */
  readonly pointer: string;
  readonly object: OperationObject;
}

const methods = ["get", "put", "post", "delete", "patch"];

/** A thing of the description with the JSON pointer where it stands, after following references. */
export interface Located<Value> {
  readonly value: Value;
  readonly pointer: string;
}

export const description: typeof document = document;

export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item as Record<string, OperationObject>)
    .filter(([method]) => methods.includes(method))
    .map(([method, object]) => ({
      id: object.operationId,
      method: method.toUpperCase(),
      path,
      pointer: join("#/paths", path, method),
      object,
    })),
);

export function operation(id: string): Operation {
  const found = operations.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`The description has no operation "${id}"`);
  return found;
}

/** Follows `$ref` until something stands there. */
export function follow<Value extends object>(value: Value | Reference, pointer: string): Located<Value> {
  if (!("$ref" in value)) return { value, pointer };
  return follow<Value>(at(value.$ref) as Value | Reference, value.$ref);
}

/** What a JSON pointer (RFC 6901, as a URI fragment) points at. */
export function at(pointer: string): unknown {
  const steps = pointer.slice(2).split("/").map(decodeStep);
  return steps.reduce<unknown>((value, step) => (value as Record<string, unknown>)[step], document);
}

/** A pointer some steps further down. */
export function join(pointer: string, ...steps: readonly string[]): string {
  return [pointer, ...steps.map(encodeStep)].join("/");
}

function encodeStep(step: string): string {
  return encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));
}

function decodeStep(step: string): string {
  return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
}
