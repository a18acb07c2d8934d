import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { secret } from "../../testing/recording-fetch.ts";
import { clientCredentials } from "./client-credentials.ts";
import { baseUrl, type Step, scriptedEndpoint, tokenResponse, tokens } from "./testing/scripted-endpoint.ts";

beforeEach(() => void vi.useFakeTimers({ now: 1_800_000_000_000 }));
afterEach(() => void vi.useRealTimers());

/** Asks for a token once, letting time pass, and says what came of it and how long it took. */
async function ask(...steps: Step[]) {
  const { fetch, requests } = scriptedEndpoint(...steps);
  const auth = clientCredentials({ clientId: "id", clientSecret: secret, fetch });
  const began = performance.now();
  let tookMs = Number.NaN;
  const asked = Promise.resolve(auth({ baseUrl }))
    .catch((error) => error)
    .finally(() => {
      tookMs = performance.now() - began;
    });
  await vi.advanceTimersByTimeAsync(200_000);
  expect(vi.getTimerCount()).toBe(0);
  return { outcome: await asked, sent: requests.length, tookMs };
}

const status = (code: number, headers: Record<string, string> = {}) =>
  new Response("<html>", { status: code, headers });
const refused = Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });
const unknownHost = Object.assign(new TypeError("fetch failed"), {
  cause: { code: "ENOTFOUND", syscall: "getaddrinfo" },
});

describe("client credentials are sent again after a failure that may pass:", () => {
  test.each<[string, Step]>([
    ["500", status(500)],
    ["502", status(502)],
    ["503", status(503)],
    ["504", status(504)],
    ["408", status(408)],
    ["429", status(429)],
    ["429 with Retry-After: 0", status(429, { "retry-after": "0" })],
    ["a refused connection", refused],
    ["a connection that broke", new TypeError("fetch failed")],
    [
      "a body that breaks off",
      () =>
        new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError("terminated")) })),
    ],
  ])("%s", async (_, failure) => {
    expect(await ask(failure, ...tokens("token"))).toMatchObject({ outcome: "token", sent: 2 });
    expect(await ask(failure, failure, ...tokens("token"))).toMatchObject({ outcome: "token", sent: 3 });
    expect(await ask(failure)).toMatchObject({ outcome: { kind: "token" }, sent: 3 });
  });

  test("not after a rejection, a redirect, or a success that makes no sense", async () => {
    for (const failure of [400, 401, 403, 404, 301, 307].map((code) => status(code))) {
      const { outcome, sent } = await ask(failure, ...tokens("token"));
      expect(outcome).toMatchObject({ kind: "token", status: failure.status });
      expect(sent).toBe(1);
    }
    expect(await ask(unknownHost, ...tokens("token"))).toMatchObject({ outcome: { kind: "token" }, sent: 1 });
    expect(await ask(status(200), ...tokens("token"))).toMatchObject({ outcome: { kind: "token" }, sent: 1 });
  });

  test("as late as Retry-After asks for", async () => {
    const { outcome, tookMs } = await ask(status(503, { "retry-after": "42" }), ...tokens("token"));
    expect(outcome).toBe("token");
    expect(tookMs).toBeGreaterThanOrEqual(42_000);
    expect(tookMs).toBeLessThan(43_000);
  });

  test.each(["3600", "31536000", "1000000000000", "99999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])(
    "but a Retry-After of %s is neither waited for nor ignored: the call fails at once, and the next one asks again",
    async (retryAfter) => {
      const step = status(429, { "retry-after": retryAfter });
      const { outcome, sent, tookMs } = await ask(step, ...tokens("token"));
      expect(outcome).toMatchObject({ kind: "token", status: 429 });
      expect(sent).toBe(1);
      expect(tookMs).toBeLessThan(1000);
    },
  );

  test("unless the caller gives up: then nothing more is sent", async () => {
    const { fetch, requests } = scriptedEndpoint(status(503, { "retry-after": "30" }), ...tokens("token"));
    const auth = clientCredentials({ clientId: "id", clientSecret: secret, fetch });
    const controller = new AbortController();
    const asked = Promise.resolve(auth({ baseUrl, signal: controller.signal }));
    asked.catch(() => {});
    await vi.advanceTimersByTimeAsync(1000);
    controller.abort(new Error("enough"));
    await expect(asked).rejects.toThrow("enough");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(requests).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a token endpoint that", () => {
  test.each<[string, Step, string]>([
    [
      "rejects",
      tokenResponse({ error: "invalid_client", error_description: secret }, 401),
      "responded with 401 invalid_client",
    ],
    ["redirects", status(301, { location: "https://x.example/" }), "responded with 301"],
    ["sends HTML", status(502), "responded with 502"],
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
    ["sends no JSON", new Response("token"), "responded without an access_token"],
    ["sends a list", Response.json([{ access_token: "token" }]), "responded without an access_token"],
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
    ["never responds", () => new Promise<Response>(() => {}), "took longer than 30 s"],
    ["never ends its response", () => new Response(new ReadableStream()), "took longer than 30 s"],
    [
      "sends without end",
      () => new Response(new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(100_000)) })),
      "larger than 1000000 bytes",
    ],
    [
      "sends nothing, for the fetch returned undefined",
      () => undefined as never,
      "did not return a Response",
    ],
  ])("%s gives a token error that says so", async (_, step, words) => {
    const { outcome } = await ask(step);
    expect(outcome).toMatchObject({ kind: "token", name: "TokenError" });
    expect(outcome.message).toContain(words);
    expect(outcome.message).not.toContain(secret);
  });

  test.each(["bearer", "BEARER", " Bearer ", null, undefined])(
    "sends the token type %j is understood",
    async (token_type) => {
      expect((await ask(tokenResponse({ access_token: "token", token_type }))).outcome).toBe("token");
    },
  );

  test("sends members that make no sense gives its token all the same", async () => {
    const odd = { scope: ["a"], refresh_token: null, id_token: "no JWT", expires_in: null };
    expect((await ask(tokenResponse({ access_token: "token", ...odd }))).outcome).toBe("token");
    expect((await ask(tokenResponse({ access_token: "token" }, 201))).outcome).toBe("token");
  });
});

test("a mistake in a fetch of the user's own is named as such, and is not repeated", async () => {
  const { outcome, sent } = await ask(() => (undefined as unknown as { send(): Response }).send());
  expect(outcome).toMatchObject({ kind: "configuration", cause: { name: "TypeError" } });
  expect(sent).toBe(1);
});

test("the reason of a failed connection is on the cause, with its code", async () => {
  const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), {
    code: "ECONNREFUSED",
    syscall: "connect",
    address: "127.0.0.1",
    port: 9,
  });
  const { outcome } = await ask(new TypeError("fetch failed", { cause }));
  expect(outcome.message).toBe(
    "No response from the token endpoint: could not connect to api.ev.energy (ECONNREFUSED)",
  );
  expect(outcome.cause).toBeInstanceOf(TypeError);
  expect(outcome.cause.cause).toMatchObject({ code: "ECONNREFUSED", address: "127.0.0.1", port: 9 });
});
