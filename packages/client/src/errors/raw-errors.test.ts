import { describe, expect, test } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../settle.ts";
import { json, recordingFetch } from "../testing/recording-fetch.ts";
import type { VehiclesClientOptions } from "../vehicles-client-options.ts";

const nested = `${"[".repeat(5000)}${"]".repeat(5000)}`;

async function errorOf(body: string, status = 400) {
  const ev = createVehiclesClient({ ...recordingFetch(new Response(body, { status })), retry: false });
  const { error } = await settle(ev.GET("/vehicles"));
  return error;
}

describe("unusual error body", () => {
  test.each([
    ["5000 nested arrays", nested],
    ["a deeply nested document", `{"title":"T","field_errors":{"user":${nested}},"extra":${nested}}`],
    ["an array", '[{"error":"database is down"}]'],
    ["a number", "42"],
    ["null", "null"],
    ["field_errors as a string", '{"title":"T","field_errors":"wrong"}'],
    ["field_errors as an array", '{"title":"T","field_errors":["wrong"]}'],
    [
      "field_errors that contain objects",
      '{"title":"T","field_errors":{"user":{"code":1},"trim":[null,{"a":[1]}]}}',
    ],
    [
      "members named like the error's own",
      '{"title":"T","kind":"x","message":"y","stack":"z","cause":1,"name":"n"}',
    ],
    [
      "members named like Object's",
      '{"title":"T","__proto__":{"a":1},"toString":1,"constructor":2,"toJSON":3}',
    ],
  ])("an error body with %s becomes an ApiError that can be printed and logged", async (_, body) => {
    const error = await errorOf(body);
    expect(error).toMatchObject({ name: "ApiError", kind: "validation", status: 400 });
    expect(String(error)).toMatch(/^ApiError: GET \/vehicles: 400 /);
    const written = JSON.parse(JSON.stringify(error)) as object;
    expect(written).toMatchObject({ name: "ApiError", kind: "validation", message: error?.message });
    for (const messages of Object.values((error as { fieldErrors: object }).fieldErrors)) {
      for (const message of messages) expect(typeof message).toBe("string");
    }
  });

  test("an error body that is an array is quoted as JSON", async () => {
    expect(await errorOf('[{"error":"database is down"}]')).toMatchObject({
      excerpt: '[{"error":"database is down"}]',
      title: "Invalid request",
    });
  });

  test("an ApiError has the members of the problem document under their own names", async () => {
    const notification = { id: "notf01HRFHBCM7VBSWRPVYFBQMH2BR", short_text_title: "Reconnect" };
    const field_errors = { user: ["This field is required."] };
    const error = await errorOf(
      JSON.stringify({ title: "T", detail: "D", field_errors, notification, other: 1 }),
    );
    expect(error).toMatchObject({ title: "T", detail: "D", field_errors, notification, other: 1 });
  });
});

test("an ApiError has the request ID and the response's headers, with cookies redacted", async () => {
  for (const name of ["x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "cf-ray"]) {
    const response = json({}, { status: 503, headers: { [name]: "abc-123", "set-cookie": "session=1" } });
    const { error } = await createVehiclesClient({ ...recordingFetch(response), retry: false }).GET(
      "/vehicles",
    );
    expect(error?.requestId).toBe("abc-123");
    expect(error?.headers).toMatchObject({ [name]: "abc-123", "set-cookie": "[redacted]" });
  }
});

test.each<[string, VehiclesClientOptions, string, RegExp]>([
  [
    "an auth function that returns nothing",
    { auth: (() => {}) as () => string },
    "configuration",
    /^GET \/vehicles: auth: expected .* got undefined/,
  ],
  [
    "an auth function that returns an object",
    { auth: (() => ({})) as () => never },
    "configuration",
    /^GET \/vehicles: auth: expected .* got a value of type object/,
  ],
  [
    "an auth function that returns null",
    { auth: (() => null) as () => never },
    "configuration",
    /^GET \/vehicles: auth: expected .* got null/,
  ],
  [
    "an auth function that throws",
    {
      auth: () => {
        throw new Error("no vault");
      },
    },
    "token",
    /^GET \/vehicles: no access token/,
  ],
  [
    "a fetch that returns nothing",
    { fetch: (async () => {}) as () => never },
    "configuration",
    /gave no Response, but undefined/,
  ],
  [
    "a version with line breaks",
    { version: "2\r\nX: 1" as unknown as number },
    "configuration",
    /^version: expected a number/,
  ],
])("%s causes an error that names the option", async (_, options, kind, message) => {
  const ev = createVehiclesClient({ ...recordingFetch(), ...options });
  const { error } = await settle(ev.GET("/vehicles"));
  expect(error?.kind).toBe(kind);
  expect(error?.message).toMatch(message);
});

test("an empty response without content type is a success for a POST and an InvalidResponseError for a GET", async () => {
  const empty = () => new Response(new Uint8Array(), { status: 201 });
  const ev = createVehiclesClient(recordingFetch(empty));
  const body = { trim: "https://api.ev.energy/v2/vehicle_trims/x" };
  const { data, error } = await ev.POST("/vehicles", { body });
  expect([data, error]).toEqual([undefined, undefined]);
  expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe("invalidResponse");
  const emptyJson = () => new Response("", { status: 201, headers: { "content-type": "application/json" } });
  const other = createVehiclesClient(recordingFetch(emptyJson));
  expect((await settle(other.POST("/vehicles", { body }))).error?.kind).toBe("invalidResponse");
});

test("a body too long for a string is an InvalidResponseError and is not downloaded again", async () => {
  const cause = Object.assign(new Error("too long"), { code: "ERR_STRING_TOO_LONG" });
  // React Native's responses have no streams.
  const response = { ok: true, status: 200, headers: new Headers(), text: () => Promise.reject(cause) };
  const { fetch, requests } = recordingFetch(() => response as unknown as Response);
  const ev = createVehiclesClient({ fetch, maxResponseBytes: Number.POSITIVE_INFINITY });
  expect((await settle(ev.GET("/vehicles"))).error).toMatchObject({ kind: "invalidResponse", cause });
  expect(requests).toHaveLength(1);
});
