/** The examples of the description, each with the schema that it claims to be an example of. */
import {
  type Example,
  follow,
  type HeaderObject,
  join,
  type MediaTypeObject,
  type Operation,
  parametersOf,
  type RequestBodyObject,
  type ResponseObject,
} from "../description.ts";

/** An example, and the schema that it claims to be an example of. */
export interface Claim {
  readonly of: string;
  readonly schema: string;
  readonly value: unknown;
}

/** Every example of an operation: of its parameters, its bodies and the headers of its answers. */
export function exampleClaims(operation: Operation): readonly Claim[] {
  return [...parameterClaims(operation), ...bodyClaims(operation), ...responseClaims(operation)];
}

function parameterClaims(operation: Operation): Claim[] {
  return parametersOf(operation).flatMap(({ value, pointer }) =>
    value.example === undefined
      ? []
      : [{ of: `parameter ${value.name}`, schema: join(pointer, "schema"), value: value.example }],
  );
}

function responseClaims({ object, pointer }: Operation): Claim[] {
  return Object.entries(object.responses).flatMap(([status, reference]) => {
    const response = follow<ResponseObject>(reference, join(pointer, "responses", status));
    return Object.entries(response.value.headers ?? {}).flatMap(([name, headerReference]) => {
      const header = follow<HeaderObject>(headerReference, join(response.pointer, "headers", name));
      return header.value.example === undefined
        ? []
        : [{ of: `${status} ${name}`, schema: join(header.pointer, "schema"), value: header.value.example }];
    });
  });
}

function bodyClaims(operation: Operation): Claim[] {
  return bodies(operation).flatMap(({ of, mediaType, pointer }) => {
    const schema = join(pointer, "schema");
    const named = Object.entries(mediaType.examples ?? {}).map(([name, reference]) => ({
      of: `${of} ${name}`,
      schema,
      value: follow<Example>(reference, join(pointer, "examples", name)).value.value,
    }));
    return mediaType.example === undefined ? named : [...named, { of, schema, value: mediaType.example }];
  });
}

/** Every media type of the operation: of its request body and of each answer. */
export function bodies({
  object,
  pointer,
}: Operation): { of: string; mediaType: MediaTypeObject; pointer: string }[] {
  const requestBody =
    object.requestBody && follow<RequestBodyObject>(object.requestBody, join(pointer, "requestBody"));
  const request = mediaTypes("request", requestBody?.value.content, requestBody?.pointer ?? pointer);
  const answers = Object.entries(object.responses).flatMap(([status, reference]) => {
    const response = follow<ResponseObject>(reference, join(pointer, "responses", status));
    return mediaTypes(status, response.value.content, response.pointer);
  });
  return [...request, ...answers];
}

function mediaTypes(of: string, content: Record<string, MediaTypeObject> | undefined, pointer: string) {
  return Object.entries(content ?? {}).map(([name, mediaType]) => ({
    of,
    mediaType,
    pointer: join(pointer, "content", name),
  }));
}
