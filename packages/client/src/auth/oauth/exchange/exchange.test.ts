import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { secret } from "../../../testing/recording-fetch.ts";
import {
  baseUrl,
  neverResponds,
  type Step,
  scriptedCredentials,
  tokenResponse,
  tokens,
} from "../testing/scripted-endpoint.ts";

beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

/** Requests a token once with fake time, and returns the outcome, the number of requests and the time it took. */
async function requestToken(...steps: Step[]) {
  const { auth, requests } = scriptedCredentials(steps, { clientSecret: secret });
  const startedAt = performance.now();
  let tookMs = Number.NaN;
  const settled = Promise.resolve(auth({ baseUrl }))
    .catch((error) => error)
    .finally(() => {
      tookMs = performance.now() - startedAt;
    });
  await vi.advanceTimersByTimeAsync(200_000);
  expect(vi.getTimerCount()).toBe(0);
  return { outcome: await settled, sent: requests.length, tookMs };
}

const status = (code: number, headers: Record<string, string> = {}) =>
  new Response("<html>", { status: code, headers });
const refused = Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });
const unknownHost = Object.assign(new TypeError("fetch failed"), {
  cause: { code: "ENOTFOUND", syscall: "getaddrinfo" },
});

describe("retry", () => {
  test.each<[string, Step]>([
    ["status 500", status(500)],
    ["status 502", status(502)],
    ["status 503", status(503)],
    ["status 504", status(504)],
    ["status 408", status(408)],
    ["status 429", status(429)],
    ["status 429 with Retry-After: 0", status(429, { "retry-after": "0" })],
    ["a refused connection", refused],
    ["a broken connection", new TypeError("fetch failed")],
    [
      "an incomplete response body",
      () =>
        new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError("terminated")) })),
    ],
  ])("after %s, a token request is retried, but at most twice", async (_, failure) => {
    expect(await requestToken(failure, ...tokens("token"))).toMatchObject({ outcome: "token", sent: 2 });
    expect(await requestToken(failure, failure, ...tokens("token"))).toMatchObject({
      outcome: "token",
      sent: 3,
    });
    expect(await requestToken(failure)).toMatchObject({ outcome: { kind: "token" }, sent: 3 });
  });

  test("a token request is not retried after a rejection, a redirect, an unknown host or a success without a token", async () => {
    for (const failure of [400, 401, 403, 404, 301, 307].map((code) => status(code))) {
      const { outcome, sent } = await requestToken(failure, ...tokens("token"));
      expect(outcome).toMatchObject({ kind: "token", status: failure.status });
      expect(sent).toBe(1);
    }
    expect(await requestToken(unknownHost, ...tokens("token"))).toMatchObject({
      outcome: { kind: "token" },
      sent: 1,
    });
    expect(await requestToken(status(200), ...tokens("token"))).toMatchObject({
      outcome: { kind: "token" },
      sent: 1,
    });
  });

  test("the retry of a token request waits as long as Retry-After says", async () => {
    const { outcome, tookMs } = await requestToken(status(503, { "retry-after": "42" }), ...tokens("token"));
    expect(outcome).toBe("token");
    expect(tookMs).toBeGreaterThanOrEqual(42_000);
    expect(tookMs).toBeLessThan(43_000);
  });

  test.each(["3600", "31536000", "1000000000000", "99999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])(
    "if Retry-After is %s, a token request fails immediately, without a retry",
    async (retryAfter) => {
      const step = status(429, { "retry-after": retryAfter });
      const { outcome, sent, tookMs } = await requestToken(step, ...tokens("token"));
      expect(outcome).toMatchObject({ kind: "token", status: 429 });
      expect(sent).toBe(1);
      expect(tookMs).toBeLessThan(1000);
    },
  );

  test("if a caller gives up before a token request is retried, no further request is sent", async () => {
    const { auth, requests } = scriptedCredentials([
      status(503, { "retry-after": "30" }),
      ...tokens("token"),
    ]);
    const controller = new AbortController();
    const call = Promise.resolve(auth({ baseUrl, signal: controller.signal }));
    call.catch(() => {});
    await vi.advanceTimersByTimeAsync(1000);
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("token endpoint response", () => {
  test.each<[string, Step, string]>([
    [
      "rejects the credentials",
      tokenResponse({ error: "invalid_client", error_description: secret }, 401),
      "responded with 401 invalid_client",
    ],
    ["redirects", status(301, { location: "https://x.example/" }), "responded with 301"],
    ["fails with a page of HTML", status(502), "responded with 502"],
    ["sends no token", tokenResponse({}), "responded without an access_token"],
    ["sends an empty token", tokenResponse({ access_token: "" }), "responded with an unusable access_token"],
    [
      "sends a token that is a number",
      tokenResponse({ access_token: 42 }),
      "responded with an unusable access_token",
    ],
    [
      "sends a token with a line break",
      tokenResponse({ access_token: "a\r\nX: y" }),
      "responded with an unusable access_token",
    ],
    ["sends a body that is not JSON", new Response("token"), "responded without an access_token"],
    ["sends a JSON array", Response.json([{ access_token: "token" }]), "responded without an access_token"],
    ["sends null", Response.json(null), "responded without an access_token"],
    [
      "sends a MAC token",
      tokenResponse({ access_token: "token", token_type: "mac" }),
      "token_type other than Bearer",
    ],
    [
      "sends a DPoP token",
      tokenResponse({ access_token: "token", token_type: "DPoP" }),
      "token_type other than Bearer",
    ],
    [
      "sends a token type that is a list",
      tokenResponse({ access_token: "token", token_type: ["Bearer"] }),
      "token_type other than Bearer",
    ],
    ["never responds", neverResponds, "took longer than 30 s"],
    ["never finishes its response", () => new Response(new ReadableStream()), "took longer than 30 s"],
    [
      "sends an endless body",
      () => new Response(new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(100_000)) })),
      "larger than 1000000 bytes",
    ],
    [
      "sends nothing, because fetch returned undefined",
      () => undefined as never,
      "did not return a Response",
    ],
  ])("a TokenError's message states the problem if the token endpoint %s", async (_, step, words) => {
    const { outcome } = await requestToken(step);
    expect(outcome).toMatchObject({ kind: "token", name: "TokenError" });
    expect(outcome.message).toContain(words);
    expect(outcome.message).not.toContain(secret);
  });

  test.each(["bearer", "BEARER", " Bearer ", null, undefined])(
    "a token whose token_type is %j counts as a Bearer token",
    async (token_type) => {
      expect((await requestToken(tokenResponse({ access_token: "token", token_type }))).outcome).toBe(
        "token",
      );
    },
  );

  test("an access token is used even if other members of the response are invalid, or the status is 201", async () => {
    const odd = { scope: ["a"], refresh_token: null, id_token: "no JWT", expires_in: null };
    expect((await requestToken(tokenResponse({ access_token: "token", ...odd }))).outcome).toBe("token");
    expect((await requestToken(tokenResponse({ access_token: "token" }, 201))).outcome).toBe("token");
  });
});

test("a programming error in the `fetch` option causes a ConfigurationError, and the token request is not retried", async () => {
  const { outcome, sent } = await requestToken(() => (undefined as unknown as { send(): Response }).send());
  expect(outcome).toMatchObject({ kind: "configuration", cause: { name: "TypeError" } });
  expect(sent).toBe(1);
});

test("after a failed connection, a TokenError names host and error code, and keeps the platform's errors as causes", async () => {
  const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), {
    code: "ECONNREFUSED",
    syscall: "connect",
    address: "127.0.0.1",
    port: 9,
  });
  const { outcome } = await requestToken(new TypeError("fetch failed", { cause }));
  expect(outcome.message).toBe(
    "No response from the token endpoint: could not connect to api.ev.energy (ECONNREFUSED)",
  );
  expect(outcome.cause).toBeInstanceOf(TypeError);
  expect(outcome.cause.cause).toMatchObject({ code: "ECONNREFUSED", address: "127.0.0.1", port: 9 });
});
