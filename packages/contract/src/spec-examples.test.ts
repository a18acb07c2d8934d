import { describe, expect, it } from "vitest";
import {
  description,
  type Example,
  follow,
  type HeaderObject,
  join,
  type MediaTypeObject,
  type Operation,
  operations,
  type ParameterObject,
  type RequestBodyObject,
  type ResponseObject,
} from "./description.ts";
import { violations } from "./validation.ts";

/** An example, and the schema that it claims to be an example of. */
interface Claim {
  readonly of: string;
  readonly schema: string;
  readonly value: unknown;
}

describe.each(operations)("the examples of $id", (operation) => {
  const claims = [...parameterClaims(operation), ...bodyClaims(operation), ...responseClaims(operation)];

  it("exist for every body", () => {
    for (const { of, mediaType } of bodies(operation)) {
      expect(mediaType.example !== undefined || Object.keys(mediaType.examples ?? {}).length > 0, of).toBe(
        true,
      );
    }
  });

  it.each(claims)("$of is valid", ({ schema, value }) => {
    expect(violations(schema, value)).toEqual([]);
  });
});

function parameterClaims({ object, pointer }: Operation): Claim[] {
  return (object.parameters ?? []).flatMap((reference, index) => {
    const { value, pointer: at } = follow<ParameterObject>(
      reference,
      join(pointer, "parameters", String(index)),
    );
    return value.example === undefined
      ? []
      : [{ of: `parameter ${value.name}`, schema: join(at, "schema"), value: value.example }];
  });
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
function bodies({
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

describe("the vehicle of the API's own page", () => {
  const sample =
    '{"id":"vhcl01HRFF3SEVSCRAV9B3CHVDFN0H","url":"https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H","trim":"https://api.ev.energy/v2/trim/vehicle_trim01HRFHBCM7VBSWRPVYFBQMH2BR","user":"https://api.ev.energy/v2/users/user01HN2NJ9NMRZBXT1H6FT9N7735","latest_status_log":"https://api.ev.energy/v2/vehicles/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H/status_logs/2024-04-17T09:39:45.994584Z/","charging_sub_sessions":"https://api.ev.energy/charging_sub_sessions/?vehicle_id=vhcl01HRFF3SEVSCRAV9B3CHVDFN0H","integrated":"UNINTEGRATED","maximum_charge_limit_percentage":100}';

  it("is among the examples letter for letter, and is a valid Vehicle", () => {
    const values = Object.values(description.components.examples as Record<string, Example>).map(
      ({ value }) => value,
    );
    expect(values.map((value) => JSON.stringify(value))).toContain(sample);
    expect(violations("#/components/schemas/Vehicle", JSON.parse(sample))).toEqual([]);
  });
});
