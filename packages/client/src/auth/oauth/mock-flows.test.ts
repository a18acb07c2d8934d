import { readFileSync } from "node:fs";
import { createVehiclesMock } from "@ev-vehicles/mock";
import { expect, test, vi } from "vitest";
import { createVehiclesClient } from "../../create-vehicles-client.ts";
import { settle } from "../../result.ts";
import { authorizationCode } from "./authorization-code.ts";
import { clientCredentials } from "./client-credentials.ts";
import { endpointUrl } from "./endpoints.ts";
import { refreshToken } from "./refresh-token.ts";
import { revoke } from "./revoke.ts";
import type { StoredToken } from "./token-store.ts";

const baseUrl = "http://localhost:4010/v2";
const redirectUri = "http://localhost:3000/callback";

function world() {
  const mock = createVehiclesMock({ acceptUnknownTokens: false });
  const fetch = async (request: Request) => mock.fetch(request);
  return { mock, fetch, client: { fetch, baseUrl } };
}

/** Signs a user in, as a browser on the mock's page would. */
async function signIn(
  { fetch }: ReturnType<typeof world>,
  id: { clientId: string; clientSecret?: string },
): Promise<StoredToken> {
  const flow = authorizationCode({ ...id, redirectUri, baseUrl, fetch });
  const begun = await flow.begin(["vehicle:read"]);
  const body = new URLSearchParams({ user: "user01HN2NJ9NMRZBXT1H6FT9N7735", decision: "allow" });
  const back = await fetch(new Request(begun.url, { method: "POST", body }));
  return flow.complete(back.headers.get("location") ?? "", begun);
}

test("client credentials with characters that need encoding work with the mock", async () => {
  const clientId = "id:with ü&%";
  const clientSecret = "s:e+c r€t/=%25-_.!~*'()";
  const mock = createVehiclesMock({ acceptUnknownTokens: false, applications: [{ clientId, clientSecret }] });
  const fetch = async (request: Request) => mock.fetch(request);
  const auth = clientCredentials({ clientId, clientSecret, fetch });
  const { response } = await createVehiclesClient({ auth, baseUrl, fetch }).GET("/vehicles");
  expect(response.status).toBe(200);
});

test("a client of a local mock sends nothing to any other host, least of all its secret", async () => {
  const { fetch } = world();
  const hosts = new Set<string>();
  vi.stubGlobal("fetch", (request: Request) => {
    hosts.add(new URL(request.url).host);
    return fetch(request);
  });
  const id = { clientId: "mock-client", clientSecret: "mock-secret" };
  const token = await signIn({ ...world(), fetch: globalThis.fetch as typeof fetch }, id);
  for (const auth of [clientCredentials(id), refreshToken({ ...id, token })]) {
    await settle(createVehiclesClient({ auth, baseUrl }).GET("/vehicles"));
  }
  await revoke({ ...id, baseUrl, token: "t" });
  expect([...hosts]).toEqual(["localhost:4010"]);
  vi.unstubAllGlobals();
});

test.each([
  ["with a secret", { clientId: "mock-client", clientSecret: "mock-secret" }],
  ["without a secret", { clientId: "mock-public-client" }],
])("sign-in, refresh and revocation work for an application %s", async (_, id) => {
  const here = world();
  const token = await signIn(here, id);
  const kept: StoredToken[] = [];
  const auth = refreshToken({
    ...id,
    token,
    account: "sam",
    fetch: here.fetch,
    onToken: (t) => void kept.push(t),
  });
  const ev = createVehiclesClient({ ...here.client, auth });
  expect((await ev.GET("/vehicles")).response.status).toBe(200);
  expect(kept).toHaveLength(0);

  // Revoking the access token makes the API reject it: the client refreshes, and the mock gives a new refresh token.
  await revoke({ ...id, ...here.client, token: token.accessToken });
  expect((await ev.GET("/vehicles")).response.status).toBe(200);
  expect(kept).toHaveLength(1);
  const [next] = kept;
  expect(next?.refreshToken).toBeTruthy();
  expect(next?.refreshToken).not.toBe(token.refreshToken);

  await revoke({ ...id, ...here.client, token: next?.refreshToken ?? "" });
  await expect(ev.GET("/vehicles")).rejects.toMatchObject({ kind: "token", code: "invalid_grant" });
});

test("a user who refuses gives a token error", async () => {
  const { fetch } = world();
  const flow = authorizationCode({ clientId: "mock-public-client", redirectUri, baseUrl, fetch });
  const begun = await flow.begin();
  const body = new URLSearchParams({ decision: "deny" });
  const back = await fetch(new Request(begun.url, { method: "POST", body }));
  await expect(flow.complete(back.headers.get("location") ?? "", begun)).rejects.toMatchObject({
    kind: "token",
    code: "access_denied",
  });
});

test("the endpoints are those of the description", () => {
  const path = new URL("../../../../types/dist/openapi.json", import.meta.url);
  const { flows } = JSON.parse(readFileSync(path, "utf8")).components.securitySchemes.oauth2;
  const live = { baseUrl: "https://api.ev.energy/v2", url: undefined, allowInsecureHttp: undefined };
  expect(endpointUrl("tokenUrl", live)).toBe(flows.clientCredentials.tokenUrl);
  expect(endpointUrl("tokenUrl", live)).toBe(flows.authorizationCode.tokenUrl);
  expect(endpointUrl("tokenUrl", live)).toBe(flows.authorizationCode.refreshUrl);
  expect(endpointUrl("authorizeUrl", live)).toBe(flows.authorizationCode.authorizationUrl);
});
