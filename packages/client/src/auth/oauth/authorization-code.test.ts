import { expect, test } from "vitest";
import { secret } from "../../testing/recording-fetch.ts";
import { authorizationCode } from "./authorization-code.ts";
import { scriptedEndpoint, tokenResponse } from "./testing/scripted-endpoint.ts";

const redirectUri = "https://app.example/callback";
const options = { clientId: "id", redirectUri };
const tokens = tokenResponse({ access_token: "access", refresh_token: "refresh" });

test("each sign-in begins at the authorize URL, with a new state and a new code challenge", async () => {
  const flow = authorizationCode(options);
  const first = await flow.begin(["vehicle:read", "user:read"]);
  const second = await flow.begin();
  const { origin, pathname, searchParams } = new URL(first.url);
  expect(origin + pathname).toBe("https://api.ev.energy/o/authorize/");
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(first.codeVerifier));
  expect(Object.fromEntries(searchParams)).toEqual({
    response_type: "code",
    client_id: "id",
    redirect_uri: redirectUri,
    scope: "vehicle:read user:read",
    state: first.state,
    code_challenge: Buffer.from(digest).toString("base64url"),
    code_challenge_method: "S256",
  });
  expect(first.codeVerifier).toMatch(/^[\w-]{43}$/);
  expect(second.state).not.toBe(first.state);
  expect(second.codeVerifier).not.toBe(first.codeVerifier);
  expect(first.url).not.toContain(first.codeVerifier);
  expect(new URL(second.url).searchParams.has("scope")).toBe(false);
});

test("a sign-in uses authorizeUrl, and the code exchange uses tokenUrl; both default to the origin of baseUrl", async () => {
  const { fetch, requests } = scriptedEndpoint(tokens);
  const local = { ...options, fetch, baseUrl: "http://localhost:4010/v2" };
  const elsewhere = { authorizeUrl: "https://a.example/in", tokenUrl: "https://a.example/token" };
  const signInUrls: string[] = [];
  for (const flow of [authorizationCode(local), authorizationCode({ ...local, ...elsewhere })]) {
    const signIn = await flow.begin();
    signInUrls.push(signIn.url.split("?")[0] ?? "");
    await flow.complete(`${redirectUri}?code=abc&state=${signIn.state}`, signIn);
  }
  expect(signInUrls).toEqual(["http://localhost:4010/o/authorize/", "https://a.example/in"]);
  expect(requests.map(({ url }) => url)).toEqual([
    "http://localhost:4010/o/token/",
    "https://a.example/token",
  ]);
});

test("completing a sign-in exchanges the authorization code for tokens, and sends the code verifier and the redirect URI", async () => {
  const { fetch, requests } = scriptedEndpoint(tokens);
  const flow = authorizationCode({ ...options, fetch });
  // RFC 9207: a server may name itself in `iss`. Without discovery, the flow does not know the name, and ignores `iss`.
  const token = await flow.complete(`${redirectUri}?code=abc&state=s&iss=https%3A%2F%2Fapi.ev.energy%2Fo`, {
    state: "s",
    codeVerifier: "v",
  });
  expect(token).toMatchObject({ accessToken: "access", refreshToken: "refresh" });
  expect(Object.fromEntries(requests[0]?.form ?? [])).toEqual({
    grant_type: "authorization_code",
    client_id: "id",
    code: "abc",
    redirect_uri: redirectUri,
    code_verifier: "v",
  });
  expect(requests[0]?.headers.has("authorization")).toBe(false);
});

test("an authorization code is not sent again after a 503, because a code is valid only once", async () => {
  const { fetch, requests } = scriptedEndpoint(new Response(null, { status: 503 }), tokens);
  const flow = authorizationCode({ ...options, fetch });
  const completed = flow.complete(`${redirectUri}?code=abc&state=s`, { state: "s", codeVerifier: "v" });
  await expect(completed).rejects.toMatchObject({ kind: "token", status: 503 });
  expect(requests).toHaveLength(1);
});

test.each([
  ["the state of another sign-in", `?code=${secret}&state=other`, "state"],
  ["no state", "?code=abc", "state"],
  ["two states", "?code=abc&state=s&state=s", "state"],
  ["the error access_denied", "?error=access_denied&state=s", "refused: access_denied"],
  ["an error parameter that is not an error code", `?error=${secret}&state=s`, "refused"],
  ["two error parameters", "?error=a&error=b&state=s", "parameters"],
  ["no code", "?state=s", "no code"],
  ["two codes", `?state=s&code=${secret}&code=${secret}2`, "more than one"],
  ["a token in place of a code", `?state=s&token=${secret}`, "parameters"],
])(
  "a callback URL with %s is rejected with a TokenError, and no request is sent",
  async (_, query, words) => {
    const { fetch, requests } = scriptedEndpoint(tokens);
    const flow = authorizationCode({ ...options, fetch });
    const completed = flow.complete(`/callback${query}`, { state: "s", codeVerifier: "v" });
    await expect(completed).rejects.toThrow(words);
    await expect(completed).rejects.not.toThrow(secret);
    await expect(completed).rejects.toMatchObject({ kind: "token" });
    expect(requests).toHaveLength(0);
  },
);

test("the error for an invalid callback URL does not quote the URL", async () => {
  const flow = authorizationCode(options);
  const completed = flow.complete(`http://[${secret}`, { state: "s", codeVerifier: "v" });
  await expect(completed).rejects.toSatisfy(({ kind, cause }) => kind === "token" && cause === undefined);
  await expect(completed).rejects.not.toThrow(secret);
});

test.each([
  ["no session", undefined, "state"],
  ["no state", { codeVerifier: "v" }, "state"],
  ["an empty state", { state: "", codeVerifier: "v" }, "state"],
  ["no code verifier", { state: "s" }, "codeVerifier"],
])(
  "completing a sign-in with %s fails with a ConfigurationError that names the missing value",
  async (_, session, name) => {
    const completed = authorizationCode(options).complete("/?code=abc&state=", session as never);
    await expect(completed).rejects.toMatchObject({ kind: "configuration" });
    await expect(completed).rejects.toThrow(name);
  },
);

test.each([
  ["redirectUri", { redirectUri: "/callback" }],
  ["authorizeUrl", { authorizeUrl: "http://a.example/" }],
  ["tokenUrl", { tokenUrl: "ftp://a.example/" }],
  ["baseUrl", { baseUrl: "https://user:password@a.example/" }],
  ["clientSecret", { clientSecret: "" }],
])(
  "authorizationCode rejects an invalid %s immediately, with an error that names the option",
  (name, wrong) => {
    const make = () => authorizationCode({ ...options, ...wrong });
    expect(make).toThrow(expect.objectContaining({ kind: "configuration" }));
    expect(make).toThrow(name);
  },
);
