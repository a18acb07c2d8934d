import { expect, test } from "vitest";
import type { TokenProvider } from "../../auth/token-provider.ts";
import { createVehiclesClient } from "../../create-vehicles-client.ts";
import type { ClientEvent } from "../../events/client-event.ts";
import { settle } from "../../result.ts";
import {
  type Behaviour,
  faultyServer,
  page,
  problemResponse,
  reset,
  respond,
} from "../../testing/faulty-server.ts";
import { secret } from "../../testing/recording-fetch.ts";
import { shown } from "../../testing/shown.ts";

/** A server that echoes the request's headers, as the error pages of some proxies do. */
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
  ["a successful response", page],
  ["a 403 response", problemResponse(403)],
  ["a 401 response", problemResponse(401)],
  ["a 500 response", problemResponse(500)],
  ["a broken connection", reset],
  ["a redirect", respond(302, "", { location: "https://elsewhere.example/" })],
  ["an HTML page that repeats the token", echo(502, "text/html")],
  ["a problem document that repeats the token", echo(400, "application/problem+json")],
  ["a successful response that repeats the token", echo(200, "text/html")],
];

test.each(behaviours)("no event, error, result or client shows the token after %s", async (_, behaviour) => {
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
      shown([events, result, posted, ev, ev.asUser("user01HN2NJ9NMRZBXT1H6FT9N7735"), ev.GET, ev.rateLimit]),
    ).not.toContain(secret);
    for (const { error } of [result, posted]) expect(shown(error)).not.toContain(secret);
  }
  expect(events.length).toBeGreaterThan(0);
});

test("in events, only headers that can contain a secret are redacted", async () => {
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

test("the error for an invalid `auth` or `baseUrl` does not show the token or the password", () => {
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
