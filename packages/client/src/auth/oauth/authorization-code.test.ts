import { expect, test } from "vitest";
import { json, recordingFetch, secret } from "../../testing/recording-fetch.ts";
import { authorizationCode } from "./authorization-code.ts";
import { codeChallenge } from "./pkce.ts";
import { revoke } from "./revoke.ts";

const redirectUri = "https://app.example/callback";
const tokens = json({ access_token: "access", refresh_token: "refresh", expires_in: 36_000 });

test("the challenge is that of the example in RFC 7636", async () => {
  expect(await codeChallenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).toBe(
    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
  );
});

test("a sign-in begins at the authorize URL with state and challenge, another one each time", async () => {
  const flow = authorizationCode({ clientId: "id", redirectUri });
  const first = await flow.begin(["vehicle:read", "user:read"]);
  const second = await flow.begin();
  const { origin, pathname, searchParams } = new URL(first.url);
  expect(origin + pathname).toBe("https://api.ev.energy/o/authorize/");
  expect(Object.fromEntries(searchParams)).toEqual({
    response_type: "code",
    client_id: "id",
    redirect_uri: redirectUri,
    scope: "vehicle:read user:read",
    state: first.state,
    code_challenge: await codeChallenge(first.codeVerifier),
    code_challenge_method: "S256",
  });
  expect(first.codeVerifier).toMatch(/^[\w-]{43}$/);
  expect(second.state).not.toBe(first.state);
  expect(second.codeVerifier).not.toBe(first.codeVerifier);
  expect(first.url).not.toContain(first.codeVerifier);
});

test("a sign-in ends with the exchange of its code, with verifier and redirect URI", async () => {
  const { fetch, requests } = recordingFetch(tokens);
  const flow = authorizationCode({ clientId: "id", redirectUri, fetch });
  const token = await flow.complete(`${redirectUri}?code=abc&state=s`, { state: "s", codeVerifier: "v" });
  expect(token).toMatchObject({ accessToken: "access", refreshToken: "refresh" });
  expect(Object.fromEntries(new URLSearchParams(String(requests[0]?.body)))).toEqual({
    grant_type: "authorization_code",
    client_id: "id",
    code: "abc",
    redirect_uri: redirectUri,
    code_verifier: "v",
  });
});

test.each([
  ["a foreign state", "?code=abc&state=other", "state"],
  ["no state", "?code=abc", "state"],
  ["a refusal", "?error=access_denied&state=s", "refused"],
  ["no code", "?state=s", "without a code"],
])("a sign-in that comes back with %s is a token error, and nothing is sent", async (_, query, words) => {
  const { fetch, requests } = recordingFetch(tokens);
  const flow = authorizationCode({ clientId: "id", redirectUri, fetch });
  const ended = flow.complete(`/callback${query}`, { state: "s", codeVerifier: "v" });
  await expect(ended).rejects.toThrow(words);
  await expect(ended).rejects.toMatchObject({ kind: "token" });
  expect(requests).toHaveLength(0);
});

test("a token is revoked at the URL with its slash", async () => {
  const { fetch, requests } = recordingFetch(new Response(null, { status: 200 }));
  await revoke({ token: "access", clientId: "id", clientSecret: secret, fetch });
  expect(requests[0]?.url).toBe("https://api.ev.energy/o/revoke_token/");
  expect(requests[0]?.body).toBe("token=access");
  const refusing = recordingFetch(json({ error: "unsupported_token_type" }, { status: 400 }));
  await expect(revoke({ token: "access", clientId: "id", fetch: refusing.fetch })).rejects.toMatchObject({
    kind: "token",
    code: "unsupported_token_type",
  });
});
