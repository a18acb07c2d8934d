import { describe, expect, test } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../result.ts";
import { json, recordingFetch } from "../testing/recording-fetch.ts";
import type { VehiclesClientOptions } from "../vehicles-client-options.ts";

const nested = `${"[".repeat(5000)}${"]".repeat(5000)}`;

async function errorOf(body: string, status = 400) {
  const ev = createVehiclesClient({ ...recordingFetch(new Response(body, { status })), retry: false });
  const { error } = await settle(ev.GET("/vehicles"));
  return error;
}

describe("an error body of any shape becomes an ApiError that can be printed and logged", () => {
  test.each([
    ["nested 5000 deep", nested],
    ["a document with deep nesting", `{"title":"T","field_errors":{"user":${nested}},"extra":${nested}}`],
    ["an array", '[{"error":"database is down"}]'],
    ["a number", "42"],
    ["null", "null"],
    ["field_errors as text", '{"title":"T","field_errors":"wrong"}'],
    ["field_errors as an array", '{"title":"T","field_errors":["wrong"]}'],
    ["field_errors with objects", '{"title":"T","field_errors":{"user":{"code":1},"trim":[null,{"a":[1]}]}}'],
    [
      "members named like the error's own",
      '{"title":"T","kind":"x","message":"y","stack":"z","cause":1,"name":"n"}',
    ],
    [
      "members named like Object's",
      '{"title":"T","__proto__":{"a":1},"toString":1,"constructor":2,"toJSON":3}',
    ],
  ])("%s", async (_, body) => {
    const error = await errorOf(body);
    expect(error).toMatchObject({ name: "ApiError", kind: "validation", status: 400 });
    expect(String(error)).toMatch(/^ApiError: GET \/vehicles: 400 /);
    const written = JSON.parse(JSON.stringify(error)) as object;
    expect(written).toMatchObject({ name: "ApiError", kind: "validation", message: error?.message });
    for (const messages of Object.values((error as { fieldErrors: object }).fieldErrors)) {
      for (const message of messages) expect(typeof message).toBe("string");
    }
  });

  test("an array is quoted as JSON", async () => {
    expect(await errorOf('[{"error":"database is down"}]')).toMatchObject({
      excerpt: '[{"error":"database is down"}]',
      title: "Invalid request",
    });
  });

  test("members of the document are there under their own names", async () => {
    const notification = { id: "notf01HRFHBCM7VBSWRPVYFBQMH2BR", short_text_title: "Reconnect" };
    const field_errors = { user: ["This field is required."] };
    const error = await errorOf(
      JSON.stringify({ title: "T", detail: "D", field_errors, notification, other: 1 }),
    );
    expect(error).toMatchObject({ title: "T", detail: "D", field_errors, notification, other: 1 });
  });
});

test("an ApiError has the response's headers, without cookies, and the ID that support can find it by", async () => {
  for (const name of ["x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "cf-ray"]) {
    const response = json({}, { status: 503, headers: { [name]: "abc-123", "set-cookie": "session=1" } });
    const { error } = await createVehiclesClient({ ...recordingFetch(response), retry: false }).GET(
      "/vehicles",
    );
    expect(error?.requestId).toBe("abc-123");
    expect(error?.headers).toMatchObject({ [name]: "abc-123", "set-cookie": "[redacted]" });
  }
});

describe("a wrong option gives a VehiclesError with a clear message", () => {
  test.each<[string, VehiclesClientOptions, string, RegExp]>([
    [
      "auth without a return",
      { auth: (() => {}) as () => string },
      "configuration",
      /^GET \/vehicles: auth: expected .* got undefined/,
    ],
    [
      "auth gives an object",
      { auth: (() => ({})) as () => never },
      "configuration",
      /^GET \/vehicles: auth: expected .* got a value of type object/,
    ],
    [
      "auth gives null",
      { auth: (() => null) as () => never },
      "configuration",
      /^GET \/vehicles: auth: expected .* got null/,
    ],
    [
      "auth throws",
      {
        auth: () => {
          throw new Error("no vault");
        },
      },
      "token",
      /^GET \/vehicles: no access token/,
    ],
    [
      "fetch without a return",
      { fetch: (async () => {}) as () => never },
      "configuration",
      /must return a Response, but returned undefined/,
    ],
    [
      "a version with line breaks",
      { version: "2\r\nX: 1" as unknown as number },
      "configuration",
      /^version: expected a number/,
    ],
  ])("%s", async (_, options, kind, message) => {
    const ev = createVehiclesClient({ ...recordingFetch(), ...options });
    const { error } = await settle(ev.GET("/vehicles"));
    expect(error?.kind).toBe(kind);
    expect(error?.message).toMatch(message);
  });
});

test("a write whose response has neither body nor content type has no data; a read has lost it", async () => {
  const nothing = () => new Response(new Uint8Array(), { status: 201 });
  const ev = createVehiclesClient(recordingFetch(nothing));
  const body = { trim: "https://api.ev.energy/v2/vehicle_trims/x" };
  const { data, error } = await ev.POST("/vehicles", { body });
  expect([data, error]).toEqual([undefined, undefined]);
  expect((await settle(ev.GET("/vehicles"))).error?.kind).toBe("invalidResponse");
  const empty = () => new Response("", { status: 201, headers: { "content-type": "application/json" } });
  const other = createVehiclesClient(recordingFetch(empty));
  expect((await settle(other.POST("/vehicles", { body }))).error?.kind).toBe("invalidResponse");
});

test("a body that is too long for a text is no network failure, and is not downloaded again", async () => {
  const cause = Object.assign(new Error("too long"), { code: "ERR_STRING_TOO_LONG" });
  // As on React Native, whose responses have no streams.
  const response = { ok: true, status: 200, headers: new Headers(), text: () => Promise.reject(cause) };
  const { fetch, requests } = recordingFetch(() => response as unknown as Response);
  const ev = createVehiclesClient({ fetch, maxResponseBytes: Number.POSITIVE_INFINITY });
  expect((await settle(ev.GET("/vehicles"))).error).toMatchObject({ kind: "invalidResponse", cause });
  expect(requests).toHaveLength(1);
});
