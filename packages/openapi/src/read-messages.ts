import type {
  HeaderObject,
  MediaTypeObject,
  OpenApiDocument,
  OperationObject,
  ReferenceObject,
  RequestBodyObject,
  ResponseObject,
  SchemaObject,
} from "./document.ts";
import { firstExample, readExamples } from "./examples.ts";
import type { Header, MediaType, RequestBody, Response } from "./operation.ts";
import { schemaOf } from "./read-parameters.ts";
import { follow, type Located, memberOf, pointerTo } from "./reference.ts";

/** The request body of an operation; `undefined` if it has none. */
export function readRequestBody(
  document: OpenApiDocument,
  { value, pointer }: Located<OperationObject>,
): RequestBody | undefined {
  if (!value.requestBody) return undefined;
  const body = follow<RequestBodyObject>(document, memberOf(pointer, value.requestBody, "requestBody"));
  const mediaTypes = readMediaTypes(document, body);
  return {
    required: body.value.required ?? false,
    description: body.value.description ?? "",
    mediaTypes,
    json: mediaTypes.find(isJson),
    pointer: body.pointer,
  };
}

/** The responses of an operation, in the document's order. */
export function readResponses(
  document: OpenApiDocument,
  { value, pointer }: Located<OperationObject>,
): readonly Response[] {
  return Object.entries(value.responses ?? {}).map(([status, object]) => {
    const response = follow<ResponseObject>(document, memberOf(pointer, object, "responses", status));
    const mediaTypes = readMediaTypes(document, response);
    return {
      status,
      description: response.value.description ?? "",
      headers: readHeaders(document, response),
      mediaTypes,
      json: mediaTypes.find(isJson),
      pointer: response.pointer,
    };
  });
}

function readHeaders(
  document: OpenApiDocument,
  { value, pointer }: Located<ResponseObject>,
): readonly Header[] {
  return Object.entries(value.headers ?? {}).map(([name, object]) => {
    const header = follow<HeaderObject>(
      document,
      memberOf<HeaderObject | ReferenceObject>(pointer, object, "headers", name),
    );
    const schema = schemaOf(header.value, header.pointer);
    return {
      name,
      required: header.value.required ?? false,
      schema,
      example: firstExample(document, header.value, header.pointer, schema),
      pointer: header.pointer,
      object: header.value,
    };
  });
}

function readMediaTypes(
  document: OpenApiDocument,
  { value, pointer }: Located<{ readonly content?: Readonly<Record<string, MediaTypeObject>> }>,
): readonly MediaType[] {
  return Object.entries(value.content ?? {}).map(([name, object]) => {
    const at = pointerTo(pointer, "content", name);
    return {
      name,
      type: essenceOf(name),
      schema: object.schema && memberOf(at, object.schema as SchemaObject, "schema"),
      examples: readExamples(document, object, at),
      pointer: at,
      object,
    };
  });
}

/**
 * A media type without its parameters, in lower case (RFC 9110, 8.3.1).
 *
 *     Application/JSON; charset=utf-8  →  application/json
 */
export function essenceOf(mediaType: string): string {
  const [essence = ""] = mediaType.split(";");
  return essence.trim().toLowerCase();
}

/** Whether a media type is `application/json` or `application/…+json` (RFC 6839, 3.1). */
function isJson({ type }: { readonly type: string }): boolean {
  return /^application\/([^;]+\+)?json$/.test(type);
}
