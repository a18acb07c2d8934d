import { describe, expect, test } from "vitest";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import { settle } from "../result.ts";
import { json, recordingFetch } from "../testing/recording-fetch.ts";
import { ApiError } from "./api-error.ts";

/** A response with any status: the constructor of `Response` rejects those below 200. */
const respond = (status: number, headers: Record<string, string> = {}) =>
  Object.defineProperty(new Response(null, { headers }), "status", { value: status });

describe("kind", () => {
  test.each([
    [400, "validation"],
    [422, "validation"],
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "notFound"],
    [405, "methodNotAllowed"],
    [406, "notAcceptable"],
    [429, "rateLimited"],
    [302, "redirect"],
    [304, "redirect"],
    [500, "server"],
    [503, "server"],
    [408, "rejected"],
    [409, "conflict"],
    [410, "notFound"],
    [413, "contentTooLarge"],
    [418, "rejected"],
    [199, "unexpected"],
  ])('an ApiError with status %i has the kind "%s"', (status, kind) => {
    expect(new ApiError("GET", "/vehicles", respond(status)).kind).toBe(kind);
  });

  test('an ApiError with status 0, which browsers report for a redirect, has the kind "redirect"', () => {
    const hidden = Response.error();
    expect(new ApiError("GET", "/vehicles", hidden).kind).toBe("redirect");
  });
});

test("an ApiError has the title, detail, type, instance, field errors and other members of a problem document", () => {
  const problem = {
    title: "Request failed validation.",
    detail: "Error on fields: user, trim",
    status: 400,
    type: "https://api.ev.energy/v2/problems/validation-failed-create-vehicle/",
    instance: "https://api.ev.energy/v2/vehicles",
    field_errors: { user: ["This field is required."], trim: "Invalid hyperlink." },
    trace: "abc",
  };
  const error = new ApiError("POST", "/vehicles", respond(400), problem);
  expect(error.message).toBe("POST /vehicles: 400 Request failed validation: Error on fields: user, trim");
  expect(error).toMatchObject({
    name: "ApiError",
    status: 400,
    method: "POST",
    path: "/vehicles",
    title: problem.title,
    detail: problem.detail,
    type: problem.type,
    instance: problem.instance,
    fieldErrors: { user: ["This field is required."], trim: ["Invalid hyperlink."] },
    excerpt: undefined,
  });
  expect(error.problem?.trace).toBe("abc");
  expect(error.stack).toMatch(/^ApiError: POST/);
});

test.each([[undefined], [""], ["<html>Bad gateway</html>"], [[1]], [42], [{ title: 1, field_errors: null }]])(
  "an ApiError for the body %j, which has no usable members, has status, kind and title",
  (body) => {
    const error = new ApiError("GET", "/vehicles", respond(502), body);
    expect(error).toMatchObject({ kind: "server", status: 502, title: "Server error", detail: undefined });
    expect(error.fieldErrors).toEqual({});
    expect(error.message).toBe("GET /vehicles: 502 Server error");
    if (body && !error.problem)
      expect(error.excerpt).toContain(typeof body === "string" ? body : JSON.stringify(body));
    else expect(error.excerpt).toBeUndefined();
  },
);

test("an ApiError's excerpt of a long body is limited to 200 characters", () => {
  expect(new ApiError("GET", "/vehicles", respond(500), "x".repeat(9999)).excerpt).toHaveLength(200);
});

test("an ApiError takes retryAt, location and rateLimit from the response's headers", () => {
  const before = Date.now();
  const error = new ApiError(
    "GET",
    "/vehicles",
    respond(429, { "retry-after": "42", "x-ratelimit-limit": "1000", "x-ratelimit-remaining": "0" }),
  );
  expect(error.retryAt?.getTime()).toBeGreaterThanOrEqual(before + 42_000);
  expect(error.rateLimit).toEqual({ limit: 1000, remaining: 0 });
  const redirect = new ApiError("GET", "/vehicles", respond(302, { location: "https://elsewhere.example/" }));
  expect(redirect.location).toBe("https://elsewhere.example/");
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

const nested = `${"[".repeat(5000)}${"]".repeat(5000)}`;

async function errorOf(body: string, status = 400) {
  const ev = createVehiclesClient({ ...recordingFetch(new Response(body, { status })), retry: false });
  const { error } = await settle(ev.GET("/vehicles"));
  return error;
}

describe("unusual error body", () => {
  test.each([
    ["an array nested 5000 deep", nested],
    ["a deeply nested document", `{"title":"T","field_errors":{"user":${nested}},"extra":${nested}}`],
    ["an array", '[{"error":"database is down"}]'],
    ["a number", "42"],
    ["null", "null"],
    ["a document whose field_errors is a string", '{"title":"T","field_errors":"wrong"}'],
    ["a document whose field_errors is an array", '{"title":"T","field_errors":["wrong"]}'],
    [
      "a document whose field_errors contain objects",
      '{"title":"T","field_errors":{"user":{"code":1},"trim":[null,{"a":[1]}]}}',
    ],
    [
      "a document with members named like those of an ApiError",
      '{"title":"T","kind":"x","message":"y","stack":"z","cause":1,"name":"n"}',
    ],
    [
      "a document with members named like those of Object.prototype",
      '{"title":"T","__proto__":{"a":1},"toString":1,"constructor":2,"toJSON":3}',
    ],
  ])("an ApiError can be printed and serialized as JSON if the response body is %s", async (_, body) => {
    const error = await errorOf(body);
    expect(error).toMatchObject({ name: "ApiError", kind: "validation", status: 400 });
    expect(String(error)).toMatch(/^ApiError: GET \/vehicles: 400 /);
    const written = JSON.parse(JSON.stringify(error)) as object;
    expect(written).toMatchObject({ name: "ApiError", kind: "validation", message: error?.message });
    for (const messages of Object.values((error as { fieldErrors: object }).fieldErrors)) {
      for (const message of messages) expect(typeof message).toBe("string");
    }
  });

  test("an ApiError quotes a response body that is an array as JSON", async () => {
    expect(await errorOf('[{"error":"database is down"}]')).toMatchObject({
      excerpt: '[{"error":"database is down"}]',
      title: "Invalid request",
    });
  });

  test("undocumented members of a problem document become properties of the ApiError", async () => {
    const notification = { id: "notf01HRFHBCM7VBSWRPVYFBQMH2BR", short_text_title: "Reconnect" };
    const field_errors = { user: ["This field is required."] };
    const error = await errorOf(
      JSON.stringify({ title: "T", detail: "D", field_errors, notification, other: 1 }),
    );
    expect(error).toMatchObject({ title: "T", detail: "D", field_errors, notification, other: 1 });
  });
});
