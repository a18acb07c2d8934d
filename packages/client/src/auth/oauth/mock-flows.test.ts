import { readFileSync } from "node:fs";
import { createVehiclesMock } from "@ev-vehicles/mock";
import { expect, test, vi } from "vitest";
import { createVehiclesClient } from "../../create-vehicles-client.ts";
import { authorizationCode } from "./authorization-code.ts";
import type { StoredToken } from "./cache/token-store.ts";
import { clientCredentials } from "./client-credentials.ts";
import { endpointUrl } from "./exchange/endpoint-url.ts";
import { refreshToken } from "./refresh-token.ts";
import { revoke } from "./revoke.ts";

const baseUrl = "http://localhost:4010/v2";
const redirectUri = "http://localhost:3000/callback";

function setUp() {
  const mock = createVehiclesMock({ acceptUnknownTokens: false });
  const fetch = async (request: Request) => mock.fetch(request);
  return { mock, fetch, client: { fetch, baseUrl } };
}

/** Signs a user in, as a browser does on the mock's sign-in page. */
async function signIn(
  { fetch }: ReturnType<typeof setUp>,
  id: { clientId: string; clientSecret?: string },
): Promise<StoredToken> {
  const flow = authorizationCode({ ...id, redirectUri, baseUrl, fetch });
  const started = await flow.begin(["vehicle:read"]);
  const body = new URLSearchParams({ user: "user01HN2NJ9NMRZBXT1H6FT9N7735", decision: "allow" });
  const callback = await fetch(new Request(started.url, { method: "POST", body }));
  return flow.complete(callback.headers.get("location") ?? "", started);
}

test("the mock accepts client credentials with characters that need encoding", async () => {
  const clientId = "id:with ü&%";
  const clientSecret = "s:e+c r€t/=%25-_.!~*'()";
  const mock = createVehiclesMock({ acceptUnknownTokens: false, applications: [{ clientId, clientSecret }] });
  const fetch = async (request: Request) => mock.fetch(request);
  const auth = clientCredentials({ clientId, clientSecret, fetch });
  const { response } = await createVehiclesClient({ auth, baseUrl, fetch }).GET("/vehicles");
  expect(response.status).toBe(200);
});

test("a client whose baseUrl is a local mock sends the client secret to no other host", async () => {
  const { fetch } = setUp();
  const hosts = new Set<string>();
  vi.stubGlobal("fetch", (input: Request | string, init?: RequestInit) => {
    const request = new Request(input, init);
    hosts.add(new URL(request.url).host);
    return fetch(request);
  });
  const id = { clientId: "mock-client", clientSecret: "mock-secret" };
  const token = await signIn({ ...setUp(), fetch: globalThis.fetch as typeof fetch }, id);
  for (const auth of [clientCredentials(id), refreshToken({ ...id, token })]) {
    const { response } = await createVehiclesClient({ auth, baseUrl }).GET("/vehicles");
    expect(response.status).toBe(200);
  }
  await revoke({ ...id, baseUrl, token: "t" });
  expect([...hosts]).toEqual(["localhost:4010"]);
  vi.unstubAllGlobals();
});

test.each([
  ["with a client secret", { clientId: "mock-client", clientSecret: "mock-secret" }],
  ["without a client secret", { clientId: "mock-public-client" }],
])("with the mock, sign-in, refresh and revocation work for an application %s", async (_, id) => {
  const local = setUp();
  const token = await signIn(local, id);
  const saved: StoredToken[] = [];
  const auth = refreshToken({
    ...id,
    token,
    account: "sam",
    fetch: local.fetch,
    onToken: (t) => void saved.push(t),
  });
  const ev = createVehiclesClient({ ...local.client, auth });
  expect((await ev.GET("/vehicles")).response.status).toBe(200);
  expect(saved).toHaveLength(0);

  // The API rejects the revoked access token, so the client requests another, and the mock also returns a new refresh
  // token.
  await revoke({ ...id, ...local.client, token: token.accessToken });
  expect((await ev.GET("/vehicles")).response.status).toBe(200);
  expect(saved).toHaveLength(1);
  const [next] = saved;
  expect(next?.refreshToken).toBeTruthy();
  expect(next?.refreshToken).not.toBe(token.refreshToken);

  await revoke({ ...id, ...local.client, token: next?.refreshToken ?? "" });
  await expect(ev.GET("/vehicles")).rejects.toMatchObject({ kind: "token", code: "invalid_grant" });
});

test("if the user has refused a sign-in, completing it fails with the code access_denied", async () => {
  const { fetch } = setUp();
  const flow = authorizationCode({ clientId: "mock-public-client", redirectUri, baseUrl, fetch });
  const started = await flow.begin();
  const body = new URLSearchParams({ decision: "deny" });
  const callback = await fetch(new Request(started.url, { method: "POST", body }));
  await expect(flow.complete(callback.headers.get("location") ?? "", started)).rejects.toMatchObject({
    kind: "token",
    code: "access_denied",
  });
});

test("the default OAuth endpoints match the spec", () => {
  const path = new URL("../../../../types/dist/openapi.json", import.meta.url);
  const { flows } = JSON.parse(readFileSync(path, "utf8")).components.securitySchemes.oauth2;
  const live = { baseUrl: "https://api.ev.energy/v2", url: undefined, allowInsecureHttp: undefined };
  expect(endpointUrl("tokenUrl", live)).toBe(flows.clientCredentials.tokenUrl);
  expect(endpointUrl("tokenUrl", live)).toBe(flows.authorizationCode.tokenUrl);
  expect(endpointUrl("tokenUrl", live)).toBe(flows.authorizationCode.refreshUrl);
  expect(endpointUrl("authorizeUrl", live)).toBe(flows.authorizationCode.authorizationUrl);
});
