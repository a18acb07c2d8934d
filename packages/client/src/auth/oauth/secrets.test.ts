import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  type Behaviour,
  closedPort,
  cutOff,
  faultyServer,
  reset,
  respond,
} from "../../testing/faulty-server.ts";
import { shown } from "../../testing/shown.ts";
import { authorizationCode } from "./authorization-code.ts";
import type { TokenStore } from "./cache/token-store.ts";
import { clientCredentials } from "./client-credentials.ts";
import { refreshToken } from "./refresh-token.ts";
import { revoke } from "./revoke.ts";
import { memoryStore } from "./testing/token-stores.ts";

// Retries follow without a delay.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));
afterEach(() => void vi.restoreAllMocks());

/** The secret as it is and in the encodings in which a server, a proxy or a library could repeat it. */
function spellings(secret: string): string[] {
  const form = new URLSearchParams([["", secret]]).toString().slice(1);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    form,
    btoa(encodeURIComponent(secret)),
  ];
}

type Secrets = Record<"clientSecret" | "code" | "codeVerifier" | "token", string>;
type Options = {
  readonly tokenUrl: string;
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly store?: TokenStore;
};

interface Failure {
  readonly error: unknown;
  /** The secrets that the flow used. */
  readonly secrets: readonly string[];
}

const baseUrl = "https://api.ev.energy/v2";

/** Runs all flows and returns the failures. */
async function failuresOf(secrets: Secrets, { store, ...options }: Options): Promise<Failure[]> {
  const { clientSecret, code, codeVerifier, token } = secrets;
  const { tokenUrl, ...client } = { clientId: "id", clientSecret, ...options };
  const shared = store ? { store, account: "anna" } : {};
  const callback = new URL("https://app.example/");
  callback.search = String(new URLSearchParams({ code, state: "s" }));
  const signIn = authorizationCode({ ...client, tokenUrl, redirectUri: "https://app.example/" });
  const flows: [run: () => unknown, secrets: string[]][] = [
    [() => clientCredentials({ ...client, ...shared, tokenUrl })({ baseUrl }), [clientSecret]],
    [() => refreshToken({ ...client, ...shared, tokenUrl, token })({ baseUrl }), [clientSecret, token]],
    [() => signIn.complete(callback, { state: "s", codeVerifier }), [clientSecret, code, codeVerifier]],
    [() => revoke({ ...client, revokeUrl: tokenUrl, token }), [clientSecret, token]],
  ];
  const outcomes = await Promise.allSettled(flows.map(async ([run]) => run()));
  return outcomes.flatMap((outcome, index) =>
    outcome.status === "rejected" ? [{ error: outcome.reason, secrets: flows[index]?.[1] ?? [] }] : [],
  );
}

const example: Secrets = {
  clientSecret: "client-secret/with+odd=signs",
  code: "the-authorization-code",
  codeVerifier: "the-code-verifier-of-this-sign-in",
  token: "the_refresh_token",
};

function expectHidden(failures: readonly Failure[]): void {
  for (const { error, secrets } of failures) {
    const text = shown(error);
    for (const secret of secrets)
      for (const spelling of spellings(secret)) expect(text).not.toContain(spelling);
  }
}

/** Repeats the secrets in every member, and in a header, of an error response. */
const echo: Behaviour = (request, response) => {
  const sent = `${request.headers.authorization} ${Object.values(example).join(" ")}`;
  response.writeHead(400, {
    "content-type": "application/json",
    "www-authenticate": `Basic realm="${sent}"`,
  });
  response.end(JSON.stringify({ error: example.token, error_description: sent, error_uri: sent }));
};

test.each<[string, Behaviour]>([
  ["repeats the request", echo],
  [
    "repeats the request as HTML",
    respond(500, `<p>${Object.values(example).join(" ")}`, { "content-type": "text/html" }),
  ],
  [
    "repeats the request in a successful response",
    respond(200, { access_token: `${example.token}\n`, note: example }),
  ],
  ["redirects", respond(307, "", { location: `https://x.example/?${new URLSearchParams(example)}` })],
  ["resets the connection", reset],
  ["closes the connection in mid-response", cutOff],
])("no error of an OAuth flow shows a secret that was sent to a server that %s", async (_, behaviour) => {
  await using server = await faultyServer(behaviour);
  const failures = await failuresOf(example, { tokenUrl: `${server.baseUrl}/o/token/` });
  // A revocation accepts any success, so in that case only the other three flows fail.
  expect(failures.length).toBeGreaterThanOrEqual(3);
  expectHidden(failures);
  for (const { error } of failures) expect(error).toMatchObject({ kind: "token" });
});

test("no error of an OAuth flow shows a secret after a refused connection", async () => {
  const failures = await failuresOf(example, { tokenUrl: `${await closedPort()}/o/token/` });
  expect(failures).toHaveLength(4);
  expectHidden(failures);
  expect(failures[0]?.error).toMatchObject({ cause: { cause: { code: "ECONNREFUSED" } } });
});

test("no error of an OAuth flow shows a secret, whatever fetch or a store throws (property)", {
  timeout: 60_000,
}, async () => {
  const secret = fc
    .string({ unit: "grapheme-ascii", minLength: 4, maxLength: 40 })
    // Without a suffix, a secret could be a word of the error message itself.
    .map((text) => `${text}§${text.length}#`)
    .filter((text) => /[^\s]/.test(text));
  const shapes = fc.constantFrom(
    "text",
    "url",
    "json",
    "base64",
    "request",
    "cause",
    "aggregate",
    "property",
  );
  await fc.assert(
    fc.asyncProperty(fc.tuple(secret, secret, secret, secret), shapes, async ([a, b, c, d], shape) => {
      const secrets: Secrets = { clientSecret: a, code: b, codeVerifier: c, token: d };
      const all = Object.values(secrets);
      const make = (request?: Request): Error => {
        if (shape === "text") return new TypeError(`fetch failed for ${all.join(" and ")}`);
        if (shape === "url") return new TypeError(`fetch failed: ${all.map(encodeURIComponent)}`);
        if (shape === "json") return new TypeError(`fetch failed: ${JSON.stringify(all)}`);
        if (shape === "base64")
          return new TypeError(`fetch failed: ${all.map((one) => btoa(encodeURIComponent(one)))}`);
        if (shape === "request")
          return Object.assign(new TypeError("fetch failed"), {
            request,
            headers: [...(request?.headers ?? [])],
          });
        if (shape === "cause")
          return new TypeError("fetch failed", {
            cause: new Error(all.join()),
          });
        if (shape === "aggregate")
          return new AggregateError([new Error(all.join()), all.join()], "fetch failed");
        return Object.assign(new TypeError("fetch failed"), { code: a, config: { data: all }, hostname: d });
      };
      const fails = async (request: Request): Promise<Response> => {
        throw Object.assign(make(request), { body: await request.text() });
      };
      const tokenUrl = "https://a.example/token";
      const store = {
        ...memoryStore(),
        get: () => {
          throw make();
        },
      };
      const fetched = await failuresOf(secrets, { tokenUrl, fetch: fails });
      const stored = await failuresOf(secrets, { tokenUrl, fetch: async () => Response.json({}), store });
      expect(fetched).toHaveLength(4);
      expect(stored.length).toBeGreaterThanOrEqual(2);
      expectHidden([...fetched, ...stored]);
    }),
    { numRuns: 300 },
  );
});

test("if onToken throws an error that quotes a token, the call's error does not show the token", async () => {
  const token = { accessToken: "", refreshToken: "the-old-refresh-token", renewAt: 0, expiresAt: 0 };
  const auth = refreshToken({
    clientId: "id",
    token,
    fetch: async () =>
      Response.json({ access_token: "the-new-access-token", refresh_token: "the-new-refresh-token" }),
    onToken: (next) => {
      throw new Error(`could not INSERT ${JSON.stringify(next)}`, { cause: next });
    },
  });
  const request = { baseUrl };
  const accessToken = await auth(request);
  const error = await Promise.resolve(auth({ ...request, rejected: accessToken })).catch(
    (thrown: unknown) => thrown,
  );
  expect(shown(error)).toContain("could not INSERT");
  expect(shown(error)).not.toMatch(/the-(old|new)/);
});

test("if a token store fails to parse a token, the resulting TokenError does not quote the token", async () => {
  const store = { ...memoryStore(), get: () => JSON.parse("the-stored-token") };
  const auth = clientCredentials({ clientId: "id", clientSecret: "secret", store });
  const error = await Promise.resolve(auth({ baseUrl })).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ kind: "token", cause: { name: "SyntaxError" } });
  expect(shown(error)).not.toContain("the-stored");
});

test("the error for an invalid `token` object does not show the tokens in the object", () => {
  const broken = {
    accessToken: "the-access-token",
    refreshToken: "the-refresh-token",
    renewAt: 3_600_000,
  } as never;
  const make = () => refreshToken({ clientId: "id", token: broken });
  expect(make).toThrow(/^token: expected/);
  expect(make).not.toThrow(/the-(access|refresh)-token/);
});

test("a token provider or sign-in flow shows neither secrets nor tokens when it is printed", async () => {
  const fetch = async () =>
    Response.json({ access_token: "the-access-token", refresh_token: "the-refresh-token" });
  const client = { clientId: "id", clientSecret: example.clientSecret, fetch };
  const providers = [clientCredentials(client), refreshToken({ ...client, token: example.token })];
  for (const provider of providers) expect(await provider({ baseUrl })).toBe("the-access-token");
  const flow = authorizationCode({ ...client, redirectUri: "https://app.example/" });
  const text = shown([...providers, flow]);
  for (const secret of [...Object.values(example), "the-access-token", "the-refresh-token"]) {
    expect(text).not.toContain(secret);
  }
});
