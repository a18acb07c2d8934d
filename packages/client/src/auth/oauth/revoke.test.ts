import { expect, test } from "vitest";
import { secret } from "../../testing/recording-fetch.ts";
import { revoke } from "./revoke.ts";
import { neverResponds, scriptedEndpoint, tokenResponse } from "./testing/scripted-endpoint.ts";

const id = { clientId: "id", clientSecret: secret };
const ok = new Response(null, { status: 200 });

test("a token is revoked at revokeUrl, which defaults to /o/revoke_token/ on the origin of baseUrl", async () => {
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

test("a rejected revocation causes a TokenError with the status and the error code", async () => {
  const { fetch } = scriptedEndpoint(tokenResponse({ error: "unsupported_token_type" }, 400));
  await expect(revoke({ token: "access", clientId: "id", fetch })).rejects.toMatchObject({
    kind: "token",
    status: 400,
    code: "unsupported_token_type",
  });
});

test("a revocation is retried after a temporary failure, because it is idempotent", async () => {
  const { fetch, requests } = scriptedEndpoint(new Response(null, { status: 503 }), ok);
  await revoke({ ...id, token: "access", fetch });
  expect(requests).toHaveLength(2);
});

test("the caller's signal aborts a revocation", async () => {
  const { fetch } = scriptedEndpoint(neverResponds);
  const reason = new Error("enough");
  const controller = new AbortController();
  const revoked = revoke({ ...id, token: "access", fetch, signal: controller.signal });
  controller.abort(reason);
  await expect(revoked).rejects.toBe(reason);
});

test("revoke rejects an empty token with a ConfigurationError, and sends no request", async () => {
  const { fetch, requests } = scriptedEndpoint(ok);
  await expect(revoke({ ...id, token: "", fetch })).rejects.toThrow("token: expected");
  expect(requests).toHaveLength(0);
});
