/** The bundled description, read as data: its operations, and where each schema stands in it. */
import document from "@ev-vehicles/types/openapi.json" with { type: "json" };

export interface Example {
  readonly value: unknown;
}

export interface MediaTypeObject {
  readonly schema: SchemaObject | Reference;
  readonly example?: unknown;
  readonly examples?: Record<string, Example | Reference>;
}

/** The keywords of JSON Schema 2020-12 that the description uses. */
export interface SchemaObject {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: SchemaObject | Reference;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly properties?: Record<string, SchemaObject | Reference>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaObject | Reference;
  readonly minProperties?: number;
  readonly oneOf?: readonly (SchemaObject | Reference)[];
  readonly anyOf?: readonly (SchemaObject | Reference)[];
  readonly allOf?: readonly (SchemaObject | Reference)[];
  readonly readOnly?: boolean;
  readonly examples?: readonly unknown[];
}

export interface HeaderObject {
  readonly required?: boolean;
  readonly schema: SchemaObject;
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
  readonly schema: SchemaObject | Reference;
  readonly example?: unknown;
  /** Why the API ignores a value that the schema does not allow, instead of refusing it. */
  readonly "x-ignored-if-invalid"?: string;
}

export interface RequestBodyObject {
  readonly required?: boolean;
  readonly content: Record<string, MediaTypeObject>;
}

export interface Reference {
  readonly $ref: string;
}

export interface OperationObject {
  readonly operationId: string;
  readonly security?: readonly Record<string, readonly string[]>[];
  readonly parameters?: readonly (ParameterObject | Reference)[];
  readonly requestBody?: RequestBodyObject | Reference;
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
  Object.entries(item as unknown as Record<string, OperationObject>)
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

/** The parameters of an operation, wherever they are written down. */
export function parametersOf({ object, pointer }: Operation): readonly Located<ParameterObject>[] {
  return (object.parameters ?? []).map((parameter, index) =>
    follow<ParameterObject>(parameter, join(pointer, "parameters", String(index))),
  );
}

/** The JSON body that an operation takes: whether it must be there, and where its schema stands. */
export function bodyOf({ object, pointer }: Operation): { required: boolean; schema: string } | undefined {
  if (!object.requestBody) return undefined;
  const body = follow<RequestBodyObject>(object.requestBody, join(pointer, "requestBody"));
  return {
    required: body.value.required ?? false,
    schema: join(body.pointer, "content", "application/json", "schema"),
  };
}

/** What an operation answers with a status, if that is documented. */
export function responseOf(
  { object, pointer }: Operation,
  status: number,
): Located<ResponseObject> | undefined {
  const response = object.responses[String(status)];
  return response && follow<ResponseObject>(response, join(pointer, "responses", String(status)));
}

/** An open operation answers without a token, too. */
export function isOpen({ object }: Operation): boolean {
  return (object.security ?? []).some((alternative) => Object.keys(alternative).length === 0);
}

/** The scopes that a token needs for an operation, all of them. */
export function scopesOf({ object }: Operation): readonly string[] {
  return (object.security ?? []).flatMap((alternative) => Object.values(alternative).flat());
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
