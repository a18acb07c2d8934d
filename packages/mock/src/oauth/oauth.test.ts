import { describe, expect, test } from "vitest";
import { driver, sampleVehicle, send, testMock } from "../testing/send.ts";
import type { VehiclesMock } from "../vehicles-mock.ts";

const origin = "https://api.ev.energy";
const redirectUri = "http://localhost:3000/callback";
const basic = `Basic ${btoa("mock-client:mock-secret")}`;

interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly expires_in: number;
  readonly scope: string;
  readonly error?: string;
}

async function postForm(
  mock: VehiclesMock,
  path: string,
  form: Record<string, string>,
  authorization?: string,
) {
  const response = await mock.fetch(origin + path, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...(authorization ? { authorization } : {}),
    },
    body: new URLSearchParams(form).toString(),
    redirect: "manual",
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: (text.startsWith("{") ? JSON.parse(text) : {}) as Tokens,
  };
}

const applicationToken = (mock: VehiclesMock, form: Record<string, string> = {}) =>
  postForm(mock, "/o/token/", { grant_type: "client_credentials", ...form }, basic);

function authorizePath(query: Record<string, string> = {}): string {
  const request = { response_type: "code", client_id: "mock-client", redirect_uri: redirectUri, ...query };
  return `/o/authorize/?${new URLSearchParams(request)}`;
}

async function code(mock: VehiclesMock, query: Record<string, string> = {}, user = driver): Promise<string> {
  const { headers } = await postForm(mock, authorizePath(query), { user, decision: "allow" });
  return new URL(headers.get("location") ?? "").searchParams.get("code") ?? "";
}

const exchange = (mock: VehiclesMock, value: string, form: Record<string, string> = {}) =>
  postForm(
    mock,
    "/o/token/",
    { grant_type: "authorization_code", code: value, redirect_uri: redirectUri, ...form },
    basic,
  );

const list = (mock: VehiclesMock, token: string) =>
  send<{ id: string; detail: string }[] & { detail: string }>(mock, "/vehicles?page_size=100", {
    headers: { authorization: `Bearer ${token}` },
  });

describe("the grant type client_credentials", () => {
  test("client credentials get an access token that is valid for exactly ten hours, and no refresh token", async () => {
    const mock = testMock();
    mock.clock.freeze();
    const { status, headers, body } = await applicationToken(mock);
    expect([status, headers.get("cache-control")]).toEqual([200, "no-store"]);
    expect(body).toMatchObject({ expires_in: 36_000, scope: expect.stringContaining("vehicle:read") });
    expect(body.refresh_token).toBeUndefined();
    expect((await list(mock, body.access_token)).status).toBe(200);
    mock.clock.advance(35_999_999);
    expect((await list(mock, body.access_token)).status).toBe(200);
    mock.clock.advance(1);
    expect((await list(mock, body.access_token)).status).toBe(401);
  });

  test("client credentials are rejected with a wrong secret or without HTTP Basic", async () => {
    const mock = testMock();
    const wrong = await postForm(
      mock,
      "/o/token/",
      { grant_type: "client_credentials" },
      `Basic ${btoa("mock-client:guess")}`,
    );
    expect([wrong.status, wrong.body.error]).toEqual([401, "invalid_client"]);
    const form = { grant_type: "client_credentials", client_id: "mock-client", client_secret: "mock-secret" };
    expect((await postForm(mock, "/o/token/", form)).body.error).toBe("invalid_client");
  });

  test("a token without the operation's scope gets exactly the documented 403", async () => {
    const mock = testMock();
    const { body } = await applicationToken(mock, { scope: "user:read" });
    const rejected = await list(mock, body.access_token);
    expect(rejected.status).toBe(403);
    expect(rejected.body).toEqual({
      title: "Forbidden",
      status: 403,
      detail: "You do not have permission to perform this action.",
    });
  });

  test("a token request for a scope that the application lacks is rejected", async () => {
    expect((await applicationToken(testMock(), { scope: "everything" })).body.error).toBe("invalid_scope");
  });
});

describe("the grant type authorization_code", () => {
  test("with a user's token, only that user's vehicles are listed", async () => {
    const mock = testMock();
    const { body } = await exchange(mock, await code(mock));
    const { body: vehicles } = await list(mock, body.access_token);
    expect(vehicles.map(({ id }) => id)).toEqual([sampleVehicle]);
  });

  test("after mock.restore() removed a token's user, lists of users and vehicles are empty for that token", async () => {
    const mock = testMock();
    const { body } = await exchange(mock, await code(mock));
    mock.restore({ users: [{ email: "robin@example.com" }] });
    const headers = { authorization: `Bearer ${body.access_token}` };
    expect(await send(mock, "/users", { headers })).toMatchObject({ status: 200, body: [] });
    expect(await send(mock, "/vehicles", { headers })).toMatchObject({ status: 200, body: [] });
  });

  test("the consent page lists users and scopes, and its CSP forbids loading anything", async () => {
    const path = authorizePath({ scope: "vehicle:read" });
    const response = await testMock().fetch(origin + path);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    const html = await response.text();
    expect(html).toContain("Sam Driver");
    expect(html).toContain("vehicle:read");
  });

  test("exchanging an authorization code a second time fails and revokes the token of the first exchange", async () => {
    const mock = testMock();
    const value = await code(mock);
    const { body } = await exchange(mock, value);
    expect((await exchange(mock, value)).body.error).toBe("invalid_grant");
    expect((await list(mock, body.access_token)).status).toBe(401);
  });

  test("an authorization code expires after one minute", async () => {
    const mock = testMock();
    const value = await code(mock);
    mock.clock.advance(61_000);
    expect((await exchange(mock, value)).body.error).toBe("invalid_grant");
  });

  test("the redirect to the application includes the `state` parameter even if the user denies access", async () => {
    const path = authorizePath({ state: "a&b" });
    const { status, headers } = await postForm(testMock(), path, {
      user: driver,
      decision: "deny",
    });
    expect(status).toBe(302);
    expect(Object.fromEntries(new URL(headers.get("location") ?? "").searchParams)).toMatchObject({
      error: "access_denied",
      state: "a&b",
    });
  });

  test.each([
    [{ client_id: "unknown" }, "client_id"],
    [{ redirect_uri: "https://elsewhere.example/" }, "redirect_uri"],
  ])("an authorization request with %j gets an error page instead of a redirect", async (query, named) => {
    const path = authorizePath(query);
    const response = await testMock().fetch(origin + path);
    expect([response.status, response.headers.get("location")]).toEqual([400, null]);
    expect(await response.text()).toContain(named);
  });

  test("a public client needs a PKCE challenge for the code and its verifier for the token", async () => {
    const mock = testMock();
    const challenge = {
      code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
      code_challenge_method: "S256",
    };
    const publicCode = () => code(mock, { client_id: "mock-public-client", ...challenge });
    const exchangeWith = async (verifier: string) =>
      postForm(mock, "/o/token/", {
        grant_type: "authorization_code",
        client_id: "mock-public-client",
        code: await publicCode(),
        redirect_uri: redirectUri,
        code_verifier: verifier,
      });
    expect((await exchangeWith("guess")).body.error).toBe("invalid_grant");
    expect((await exchangeWith("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")).status).toBe(200);
    expect(await code(mock, { client_id: "mock-public-client" })).toBe("");
  });
});

describe("token refresh and revocation", () => {
  test("a refresh token works once and replaces the access token", async () => {
    const mock = testMock();
    const first = await exchange(mock, await code(mock));
    const refresh = { grant_type: "refresh_token", refresh_token: first.body.refresh_token ?? "" };
    const second = await postForm(mock, "/o/token/", refresh, basic);
    expect(second.status).toBe(200);
    expect((await list(mock, first.body.access_token)).status).toBe(401);
    expect((await list(mock, second.body.access_token)).status).toBe(200);
    expect((await postForm(mock, "/o/token/", refresh, basic)).body.error).toBe("invalid_grant");
  });

  test("a revoked token gets 401", async () => {
    const mock = testMock();
    const { body } = await applicationToken(mock);
    expect((await postForm(mock, "/o/revoke_token/", { token: body.access_token }, basic)).status).toBe(200);
    expect((await list(mock, body.access_token)).status).toBe(401);
  });

  test("a request for /o/revoke_token without the trailing slash gets 405", async () => {
    expect((await postForm(testMock(), "/o/revoke_token", { token: "x" }, basic)).status).toBe(405);
  });

  test("/o/token without the trailing slash is redirected to /o/token/, as in Django", async () => {
    const { status, headers } = await postForm(
      testMock(),
      "/o/token",
      { grant_type: "client_credentials" },
      basic,
    );
    expect([status, headers.get("location")]).toEqual([301, "/o/token/"]);
  });

  test("an unknown grant type is rejected", async () => {
    expect((await postForm(testMock(), "/o/token/", { grant_type: "password" }, basic)).body.error).toBe(
      "unsupported_grant_type",
    );
  });
});

test("with acceptUnknownTokens: false, a made-up token is rejected and mockToken is accepted", async () => {
  const mock = testMock({ acceptUnknownTokens: false });
  expect((await list(mock, "made-up")).status).toBe(401);
  expect((await list(mock, "mock-token")).status).toBe(200);
});
