import type { MediaType, Operation } from "@ev-vehicles/openapi";

/** An example of the description, and the schema that it must match. */
export interface Claim {
  /** The part of the operation: `200 london`, `parameter page_size`. */
  readonly of: string;
  readonly schema: string;
  readonly value: unknown;
}

/** Every example of an operation: of its parameters, its bodies and the headers of its responses. */
export function exampleClaims(operation: Operation): readonly Claim[] {
  return [...parameterClaims(operation), ...bodyClaims(operation), ...headerClaims(operation)];
}

function parameterClaims({ parameters }: Operation): Claim[] {
  return parameters.flatMap(({ example, name, schema }) =>
    claim(`parameter ${name}`, schema.pointer, example),
  );
}

function headerClaims({ responses }: Operation): Claim[] {
  return responses.flatMap(({ headers, status }) =>
    headers.flatMap(({ example, name, schema }) => claim(`${status} ${name}`, schema.pointer, example)),
  );
}

function bodyClaims(operation: Operation): Claim[] {
  return bodies(operation).flatMap(({ of, mediaType: { examples, schema } }) =>
    examples.flatMap(({ name, value }) => claim(`${of} ${name}`.trim(), schema?.pointer, value)),
  );
}

function claim(of: string, schema: string | undefined, value: unknown): Claim[] {
  return schema === undefined || value === undefined ? [] : [{ of, schema, value }];
}

/** Every media type of the operation: of its request body and of each response. */
export function bodies({ body, responses }: Operation): { of: string; mediaType: MediaType }[] {
  return [
    ...(body?.mediaTypes ?? []).map((mediaType) => ({ of: "request", mediaType })),
    ...responses.flatMap(({ mediaTypes, status }) =>
      mediaTypes.map((mediaType) => ({ of: status, mediaType })),
    ),
  ];
}
