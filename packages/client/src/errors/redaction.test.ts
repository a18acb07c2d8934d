/// <reference types="node" />
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { authorizationCode } from "../auth/oauth/authorization-code.ts";
import { clientCredentials } from "../auth/oauth/client-credentials.ts";
import { refreshToken } from "../auth/oauth/refresh-token.ts";
import { revoke } from "../auth/oauth/revoke.ts";
import type { TokenProvider } from "../auth/token-provider.ts";
import { createVehiclesClient } from "../create-vehicles-client.ts";
import type { ClientEvent } from "../events/client-event.ts";
import { settle } from "../result.ts";
import {
  type Behaviour,
  closedPort,
  faultyServer,
  page,
  refusal,
  reset,
  respond,
} from "../testing/faulty-server.ts";
import { secret } from "../testing/recording-fetch.ts";

/** Everything that an object shows, down to the causes of errors. */
function shown(value: unknown): string {
  const texts = [inspect(value, { depth: Infinity, showHidden: true, getters: true, maxStringLength: null })];
  for (let error = value; error instanceof Error; error = error.cause) {
    texts.push(
      error.message,
      String(error.stack),
      JSON.stringify(error),
      ...Object.values(error).map(String),
    );
  }
  texts.push(JSON.stringify(value, (_, item) => (typeof item === "bigint" ? String(item) : item)) ?? "");
  return texts.join("\n");
}

/** A server that echoes the request's headers and body, as some proxies do in their error pages. */
const echo =
  (status: number, type: string): Behaviour =>
  (request, response) => {
    response.writeHead(status, { "content-type": type });
    const { authorization } = request.headers;
    response.end(
      type.includes("json")
        ? JSON.stringify({ title: authorization, detail: authorization })
        : `<p>${authorization}`,
    );
  };

const behaviours: [string, Behaviour][] = [
  ["success", page],
  ["a refusal", refusal(403)],
  ["401", refusal(401)],
  ["500", refusal(500)],
  ["a reset", reset],
  ["a redirect", respond(302, "", { location: "https://elsewhere.example/" })],
  ["an echo as HTML", echo(502, "text/html")],
  ["an echo as a problem", echo(400, "application/problem+json")],
  ["an echo as success", echo(200, "text/html")],
];

test.each(behaviours)(
  "no event, error, result or client of a run with %s shows the token",
  async (_, behaviour) => {
    await using server = await faultyServer(behaviour);
    const events: ClientEvent[] = [];
    const provider: TokenProvider = async ({ rejected }) => (rejected ? `${secret}-2` : secret);
    for (const auth of [secret, provider]) {
      const ev = createVehiclesClient({
        auth,
        baseUrl: server.baseUrl,
        retry: { baseDelayMs: 1 },
        onEvent: (event) => events.push(event),
      });
      const result = await settle(ev.GET("/vehicles"));
      const posted = await settle(
        ev.POST("/vehicles", { body: { trim: "https://api.ev.energy/v2/vehicle_trims/x" } }),
      );
      expect(server.requests.at(-1)?.headers.authorization).toContain(secret);
      expect(
        shown([
          events,
          result,
          posted,
          ev,
          ev.asUser("user01HN2NJ9NMRZBXT1H6FT9N7735"),
          ev.GET,
          ev.rateLimit,
        ]),
      ).not.toContain(secret);
      for (const { error } of [result, posted]) expect(shown(error)).not.toContain(secret);
    }
    expect(events.length).toBeGreaterThan(0);
  },
);

test("headers of a call that can hold a secret are redacted in events, the others are not", async () => {
  await using server = await faultyServer(respond(200, "[]", { "set-cookie": `session=${secret}` }));
  const events: ClientEvent[] = [];
  const ev = createVehiclesClient({ baseUrl: server.baseUrl, onEvent: (event) => events.push(event) });
  await ev.GET("/vehicles", {
    headers: { Authorization: `Bearer ${secret}`, "X-Api-Key": secret, "X-Trace": "t" },
  });
  expect(server.requests[0]?.headers["x-api-key"]).toBe(secret);
  expect(shown(events)).not.toContain(secret);
  const [, request, response] = events;
  expect(request).toMatchObject({
    type: "request",
    headers: { authorization: "[redacted]", "x-api-key": "[redacted]", "x-trace": "t" },
  });
  expect(response).toMatchObject({
    type: "response",
    headers: { "set-cookie": "[redacted]", "evenergy-version": "2" },
  });
});

test("no token provider, flow or token error shows a secret", async () => {
  const echoed = respond(400, { error: "invalid_grant", error_description: secret, secret }, {});
  await using server = await faultyServer(echoed);
  const tokenUrl = `${server.baseUrl}/o/token/`;
  const client = { clientId: "id", clientSecret: secret };
  const flow = authorizationCode({ ...client, tokenUrl, redirectUri: "https://app.example/" });
  const providers = [
    clientCredentials({ ...client, tokenUrl }),
    clientCredentials({ ...client, tokenUrl: `${await closedPort()}/o/token/` }),
    refreshToken({ ...client, tokenUrl, token: secret }),
  ];
  const attempts = [
    ...providers.map(async (provider) => provider({ baseUrl: server.baseUrl })),
    flow.complete("https://app.example/?code=c&state=s", { state: "s", codeVerifier: secret }),
    flow.complete(`https://app.example/?code=${secret}&state=other`, { state: "s", codeVerifier: secret }),
    revoke({ ...client, token: secret, revokeUrl: tokenUrl }),
  ];
  const outcomes = await Promise.allSettled(attempts);
  for (const outcome of outcomes) {
    expect(outcome.status).toBe("rejected");
    expect(shown(outcome.status === "rejected" && outcome.reason)).not.toContain(secret);
  }
  expect(shown([providers, flow])).not.toContain(secret);
});

test("a token that is refused before it is used is not shown", () => {
  const thrown = (make: () => unknown) => {
    try {
      return make();
    } catch (error) {
      return error;
    }
  };
  expect(shown(thrown(() => createVehiclesClient({ auth: `Bearer ${secret}` })))).not.toContain(secret);
  expect(
    shown(thrown(() => createVehiclesClient({ baseUrl: `https://me:${secret}@x.example/` }))),
  ).not.toContain(secret);
});
