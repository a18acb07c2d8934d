import bundled from "@ev-vehicles/types/openapi.json";

/** The parts of an OpenAPI 3.1 document that the mock reads. */
export interface Description {
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
}

export type Method = "get" | "put" | "post" | "patch" | "delete";

export type PathItem = { readonly [M in Method]?: OperationObject };

export interface OperationObject {
  readonly operationId: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly (ParameterObject | Reference)[];
  readonly requestBody?: BodyObject | Reference;
  readonly responses: Readonly<Record<string, BodyObject | Reference>>;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: boolean;
  readonly schema: SchemaObject | Reference;
  /** Why the API ignores a value that the schema does not allow, instead of refusing it. */
  readonly "x-ignored-if-invalid"?: string;
}

/** A request body or a response. */
export interface BodyObject {
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
}

export interface MediaTypeObject {
  readonly schema?: SchemaObject | Reference;
  readonly examples?: Readonly<Record<string, ExampleObject | Reference>>;
}

export interface ExampleObject {
  readonly value?: unknown;
}

export interface SchemaObject {
  readonly type?: string | readonly string[];
  readonly items?: SchemaObject | Reference;
}

export interface Reference {
  readonly $ref: string;
}

/** The bundled `spec/vehicles.yaml`: the only place that knows an endpoint. */
export const description: Description = bundled as unknown as Description;

/** A part of the description with the JSON pointer (RFC 6901) at which it stands. */
export interface Located<Part> {
  readonly part: Part;
  readonly pointer: string;
}

/** Follows `$ref`s (which a bundled description only has within itself) until something else is there. */
export function resolve<Part extends object>(part: Part | Reference, pointer: string): Located<Part> {
  if (!("$ref" in part)) return { part, pointer };
  const steps = part.$ref
    .slice(2)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  let target: unknown = description;
  for (const step of steps) target = (target as Record<string, unknown> | undefined)?.[step];
  if (typeof target !== "object" || target === null)
    throw new Error(`The description has nothing at ${part.$ref}.`);
  return resolve(target as Part | Reference, part.$ref);
}

/** The pointer of a member of what stands at `pointer`. */
export function pointerTo(pointer: string, ...steps: readonly string[]): string {
  return [pointer, ...steps.map((step) => step.replaceAll("~", "~0").replaceAll("/", "~1"))].join("/");
}
