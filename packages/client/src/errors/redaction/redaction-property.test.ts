import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createVehiclesClient } from "../../create-vehicles-client.ts";
import type { ClientEvent } from "../../events/client-event.ts";
import { settle } from "../../result.ts";
import { shown } from "../../testing/shown.ts";
import { validateResponses } from "../../validate/index.ts";
import { Redaction } from "./redaction.ts";
import { secretSpellings } from "./secret-pattern.ts";

/** A token of visible ASCII (RFC 6749, appendix A.12), too long to be an ordinary word. */
const token = fc.stringMatching(/^[!-~]{12,60}$/);

/** The ways in which a server, a proxy or a platform can repeat the token. */
const echoes: ((secret: string) => Response | Error)[] = [
  (secret) => new Response(`<h1>${secret}</h1>`, { status: 502, headers: { "content-type": "text/html" } }),
  (secret) =>
    Response.json(
      { title: secret, detail: `Bearer ${secret}`, [secret]: { deep: [secret] } },
      { status: 400 },
    ),
  (secret) =>
    Response.json({ title: "t", field_errors: { [secret]: [secret], user: secret } }, { status: 422 }),
  (secret) => Response.json([secret], { status: 500 }),
  (secret) => new Response(`not JSON: ${secret}`, { headers: { "content-type": "application/json" } }),
  (secret) => Response.json([{ url: secret, name: secret }]),
  (secret) =>
    new Response(null, {
      status: 302,
      headers: { location: `https://x.example/?t=${encodeURIComponent(secret)}` },
    }),
  (secret) =>
    Response.json({}, { status: 503, headers: { "x-echo": `Bearer ${secret}`, "x-request-id": secret } }),
  (secret) => Response.json({ basic: btoa(`id:${secret}`), token: btoa(secret) }, { status: 400 }),
  (secret) => new TypeError(`fetch failed: ${secret}`, { cause: new Error(secret, { cause: secret }) }),
  (secret) => new TypeError("fetch failed", { cause: new AggregateError([new Error(secret)], secret) }),
  (secret) =>
    Object.assign(new Error("socket"), { request: { headers: { authorization: `Bearer ${secret}` } } }),
  (secret) => Object.assign(new Error("a Request"), { request: requestWith(secret) }),
  (secret) => Object.assign(new Error("a Response"), { response: new Response("", requestWith(secret)) }),
  (secret) => Object.assign(new Error("an instance"), { config: { headers: new CustomHeaders(secret) } }),
  (secret) => Object.assign(new Error("a map"), { headers: new Map([["authorization", [secret]]]) }),
  (secret) => Object.assign(new Error("a map's key"), { tokens: new Map([[{ secret }, 1]]) }),
  (secret) => Object.assign(new Error("a set"), { tokens: new Set([new Set([secret])]) }),
  (secret) => Object.assign(new Error("a symbol"), { [Symbol("headers")]: { authorization: secret } }),
];

function requestWith(secret: string): Request {
  return new Request("https://x.example/", { headers: { authorization: `Bearer ${secret}` } });
}

/** A class for headers, as axios has one. */
class CustomHeaders {
  readonly authorization: string;
  constructor(secret: string) {
    this.authorization = `Bearer ${secret}`;
  }
}

describe("redaction of random tokens", () => {
  test("no error, event or log line contains a token, however a server or platform repeats it (property)", async () => {
    await fc.assert(
      fc.asyncProperty(token, fc.constantFrom(...echoes), fc.boolean(), async (secret, echo, validated) => {
        const seen: unknown[] = [];
        const line = (text: string) => seen.push(text);
        const ev = createVehiclesClient({
          auth: secret,
          retry: false,
          onEvent: (event: ClientEvent) => seen.push(event),
          logger: { debug: line, warn: line, error: line },
          fetch: async () => {
            const reply = echo(secret);
            if (reply instanceof Error) throw reply;
            return reply;
          },
        });
        if (validated) ev.use(validateResponses({ onMismatch: (error) => seen.push(error) }));
        const { error } = await settle(ev.GET("/vehicle_trims"));
        const text = shown([error, ...seen, ev]) + seen.map(shown).join("\n") + shown(error);
        for (const spelling of secretSpellings(secret)) {
          if (spelling.length >= 8) expect(text).not.toContain(spelling);
        }
      }),
      { numRuns: 2000 },
    );
  }, 120_000);

  test("redaction returns a document without a token as the same object (property)", () => {
    const document = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(token, document, (secret, value) => {
        fc.pre(!JSON.stringify(value).includes(secret));
        const redaction = new Redaction();
        redaction.add(secret);
        expect(redaction.apply(value)).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("token of fewer than 8 characters", () => {
  test.each(["t", "42", "title", "null", "\\", '"', "."])(
    "redaction of the short token %j leaves ordinary words in a document unchanged",
    async (short) => {
      const document = {
        title: "Not found",
        detail: "42 titles, t and null",
        status: 404,
        extra: { t: [42, null] },
      };
      const ev = createVehiclesClient({
        auth: short,
        fetch: async () => Response.json(document, { status: 404 }),
      });
      const { error } = await ev.GET("/vehicles");
      expect(error?.problem).toEqual(document);
      expect(error?.kind).toBe("notFound");
    },
  );

  test("a short token is redacted only as a whole value and after “Bearer”", async () => {
    const document = { title: "t0k", detail: "got Bearer t0k, and t0ken" };
    const ev = createVehiclesClient({
      auth: "t0k",
      fetch: async () => Response.json(document, { status: 400 }),
    });
    const { error } = await ev.GET("/vehicles");
    expect(error?.title).toBe("[redacted]");
    expect(error?.detail).toBe("got Bearer [redacted], and t0ken");
  });
});

test("after a token renewal during a call, both the old and the new token are redacted", async () => {
  const ev = createVehiclesClient({
    auth: ({ rejected }) => (rejected ? "the-second-token" : "the-first-token"),
    fetch: async ({ headers }) =>
      headers.get("authorization")?.includes("first")
        ? Response.json({}, { status: 401 })
        : Response.json({ title: "the-first-token the-second-token" }, { status: 400 }),
  });
  const { error } = await ev.GET("/vehicles");
  expect(error?.title).toBe("[redacted] [redacted]");
});

test("the error of a failed token renewal does not show the rejected token", async () => {
  const ev = createVehiclesClient({
    auth: ({ rejected }) => {
      if (rejected) throw new Error(`cannot replace ${rejected}`);
      return "the-first-token";
    },
    fetch: async () => Response.json({}, { status: 401 }),
  });
  const { error } = await settle(ev.GET("/vehicles"));
  expect(error).toMatchObject({ kind: "token", cause: { message: "cannot replace [redacted]" } });
  expect(shown(error)).not.toContain("the-first-token");
});

test("redaction of deep nesting and cycles does not overflow the stack", () => {
  const redaction = new Redaction();
  redaction.add("a-long-secret");
  let nested: unknown = "a-long-secret";
  for (let depth = 0; depth < 100_000; depth++) nested = [nested];
  let inner = redaction.apply(nested);
  while (Array.isArray(inner)) inner = inner[0];
  expect(inner).toBe("[redacted]");
  const cycle: Record<string, unknown> = { secret: "a-long-secret" };
  cycle.self = cycle;
  const copy = redaction.apply(cycle);
  expect(copy.secret).toBe("[redacted]");
  expect(copy.self).toBe(copy);
});

test("a redacted copy of an error keeps the class of the error", () => {
  const redaction = new Redaction();
  redaction.add("a-long-secret");
  const type = redaction.apply(new TypeError("a-long-secret"));
  expect(type).toBeInstanceOf(TypeError);
  expect(type.message).toBe("[redacted]");
  const abort = redaction.apply(new DOMException("a-long-secret", "AbortError"));
  expect(abort).toMatchObject({ name: "AbortError", message: "[redacted]", code: 20 });
});

test("redaction replaces a Request in an error with the Request's URL and redacted headers", () => {
  const redaction = new Redaction();
  redaction.add("a-long-secret");
  const request = requestWith("a-long-secret");
  const error = redaction.apply(Object.assign(new Error("failed"), { request }));
  expect(error.request.url).toBe("https://x.example/");
  expect(error.request.headers.get("authorization")).toBe("Bearer [redacted]");
  expect(request.headers.get("authorization")).toBe("Bearer a-long-secret");
});

test("redaction returns an error whose Request contains no secret as the same object", () => {
  const redaction = new Redaction();
  redaction.add("a-long-secret");
  const error = Object.assign(new Error("failed"), { request: requestWith("another-secret") });
  expect(redaction.apply(error)).toBe(error);
});

test("redaction accepts an object that has the prototype of Response or Headers but is neither", () => {
  const redaction = new Redaction();
  redaction.add("a-long-secret");
  const parts = [Object.create(Response.prototype), Object.create(Headers.prototype)];
  const error = redaction.apply(Object.assign(new Error("a-long-secret"), { parts }));
  expect(error.message).toBe("[redacted]");
  expect(error.parts).toBe(parts);
});
