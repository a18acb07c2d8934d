import { expect, test } from "vitest";
import { secret } from "../../testing/recording-fetch.ts";
import { revoke } from "./revoke.ts";
import { scriptedEndpoint, tokenResponse } from "./testing/scripted-endpoint.ts";

const id = { clientId: "id", clientSecret: secret };
const ok = new Response(null, { status: 200 });

test("a token is revoked at the URL with its slash, on the origin of baseUrl unless revokeUrl is given", async () => {
  const { fetch, requests } = scriptedEndpoint(ok);
  await revoke({ ...id, token: "access", fetch });
  await revoke({ ...id, token: "access", fetch, baseUrl: "http://localhost:4010/v2" });
  await revoke({ ...id, token: "access", fetch, revokeUrl: "https://a.example/revoke" });
  expect(requests.map(({ url }) => url)).toEqual([
    "https://api.ev.energy/o/revoke_token/",
    "http://localhost:4010/o/revoke_token/",
    "https://a.example/revoke",
  ]);
  expect(String(requests[0]?.form)).toBe("token=access");
  expect(requests[0]?.headers.get("authorization")).toMatch(/^Basic /);
});

test("a revocation that is refused is a token error with the code", async () => {
  const { fetch } = scriptedEndpoint(tokenResponse({ error: "unsupported_token_type" }, 400));
  await expect(revoke({ token: "access", clientId: "id", fetch })).rejects.toMatchObject({
    kind: "token",
    status: 400,
    code: "unsupported_token_type",
  });
});

test("a revocation is sent again after a failure that may pass, for a second one changes nothing", async () => {
  const { fetch, requests } = scriptedEndpoint(new Response(null, { status: 503 }), ok);
  await revoke({ ...id, token: "access", fetch });
  expect(requests).toHaveLength(2);
});

test("a revocation ends with its caller's signal", async () => {
  const { fetch } = scriptedEndpoint(() => new Promise<Response>(() => {}));
  const reason = new Error("enough");
  const controller = new AbortController();
  const revoked = revoke({ ...id, token: "access", fetch, signal: controller.signal });
  controller.abort(reason);
  await expect(revoked).rejects.toBe(reason);
});

test("an empty token is a configuration error, and nothing is sent", async () => {
  const { fetch, requests } = scriptedEndpoint(ok);
  await expect(revoke({ ...id, token: "", fetch })).rejects.toThrow("token: expected");
  expect(requests).toHaveLength(0);
});
