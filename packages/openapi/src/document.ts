/** The parts of an OpenAPI 3.1 document, with the specification's names and the types of `openapi-types`. */
import type { OpenAPIV3_1 } from "openapi-types";

export type ReferenceObject = OpenAPIV3_1.ReferenceObject;
export type PathItemObject = OpenAPIV3_1.PathItemObject;
export type OperationObject = OpenAPIV3_1.OperationObject;
export type ParameterObject = OpenAPIV3_1.ParameterObject;
export type HeaderObject = OpenAPIV3_1.HeaderObject;
export type RequestBodyObject = OpenAPIV3_1.RequestBodyObject;
export type ResponseObject = OpenAPIV3_1.ResponseObject;
export type MediaTypeObject = OpenAPIV3_1.MediaTypeObject;
export type ExampleObject = OpenAPIV3_1.ExampleObject;
export type SecurityRequirementObject = OpenAPIV3_1.SecurityRequirementObject;
export type ServerObject = OpenAPIV3_1.ServerObject;

/** A schema of JSON Schema 2020-12. Unlike in older versions, other keywords may be next to its `$ref`. */
export type SchemaObject = Omit<OpenAPIV3_1.BaseSchemaObject, "properties" | "allOf" | "anyOf" | "oneOf"> & {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly items?: SchemaObject;
  readonly properties?: Readonly<Record<string, SchemaObject>>;
  readonly allOf?: readonly SchemaObject[];
  readonly anyOf?: readonly SchemaObject[];
  readonly oneOf?: readonly SchemaObject[];
};

/** The methods of a path item (OpenAPI 3.1, 4.8.9). */
export const methods = ["get", "put", "post", "patch", "delete", "options", "head", "trace"] as const;

/** A whole document. Its `$ref`s must point into the document itself, so a description in several files must be bundled. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: OpenAPIV3_1.InfoObject;
  readonly servers?: readonly ServerObject[];
  readonly tags?: readonly OpenAPIV3_1.TagObject[];
  readonly security?: readonly SecurityRequirementObject[];
  readonly paths?: Readonly<Record<string, PathItemObject | undefined>>;
  readonly webhooks?: Readonly<Record<string, PathItemObject | ReferenceObject>>;
  readonly components?: OpenAPIV3_1.ComponentsObject;
}

/** The document is invalid. The message names the place and the fault. */
export class DescriptionError extends Error {
  override readonly name = "DescriptionError";
}
