import { createVehiclesClient } from "@ev-vehicles/client";
import { createVehiclesMock, mockToken } from "@ev-vehicles/mock";
import type { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { type Account, demoAccounts, readAccounts } from "./accounts.ts";
import { dashboardApp } from "./dashboard-app.ts";

const sam = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
const alex = "vhcl01HNARS42AVJN9QWQF6J52B7MB";

interface Dashboard {
  readonly app: Hono;
  /** The requests that the server sent to the API. */
  readonly sent: Request[];
}

function dashboard(
  accounts: readonly Account[] = demoAccounts,
  respond?: (request: Request) => Response | Promise<Response>,
): Dashboard {
  const mock = createVehiclesMock({ vehicles: 120 });
  const sent: Request[] = [];
  const ev = createVehiclesClient({
    auth: mockToken,
    maxWaitMs: 0,
    retry: false,
    fetch: (request: Request) => {
      sent.push(request);
      return respond ? Promise.resolve(respond(request)) : mock.fetch(request);
    },
  });
  return { app: dashboardApp({ ev, accounts, now: () => mock.clock.now, page: "dist" }), sent };
}

async function signIn({ app }: Dashboard, account: string, password?: string): Promise<Response> {
  return await app.request("/api/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account, password }),
  });
}

/** Signs in and returns a function that makes calls with the session's cookie. */
async function signedIn(board: Dashboard, account: string) {
  const cookie = (await signIn(board, account)).headers.get("set-cookie")?.split(";")[0] ?? "";
  return async (path: string, init: RequestInit = {}): Promise<Response> =>
    await board.app.request(path, { ...init, headers: { ...init.headers, cookie } });
}

describe("signing in", () => {
  it("a caller without a session gets 401, and nothing is sent to the API", async () => {
    const board = dashboard();
    for (const path of ["/api/v2/vehicles", "/api/budget"])
      expect((await board.app.request(path)).status).toBe(401);
    const forged = await board.app.request("/api/v2/vehicles", { headers: { cookie: "session=guess" } });
    expect(forged.status).toBe(401);
    expect(board.sent).toEqual([]);
  });

  it("signing out ends the session", async () => {
    const call = await signedIn(dashboard(), "sam");
    expect((await call("/api/v2/vehicles")).status).toBe(200);
    await call("/api/session", { method: "DELETE" });
    expect((await call("/api/v2/vehicles")).status).toBe(401);
  });

  it("signing in to an account that has a password requires the password", async () => {
    const board = dashboard(readAccounts('[{"id":"anna","name":"Anna","password":"correct horse"}]'));
    expect((await signIn(board, "anna")).status).toBe(403);
    expect((await signIn(board, "anna", "wrong")).status).toBe(403);
    expect((await signIn(board, "nobody", "correct horse")).status).toBe(403);
    const response = await signIn(board, "anna", "correct horse");
    expect(response.status).toBe(200);
    expect(response.headers.get("set-cookie")).toMatch(/HttpOnly.*SameSite=Strict/);
    expect(await response.text()).not.toContain("correct horse");
  });

  it("a form on another site can't sign a user in", async () => {
    const response = await dashboard().app.request("/api/session", {
      method: "POST",
      headers: { "content-type": "text/plain", "content-length": "17" },
      body: '{"account":"sam"}',
    });
    expect(response.status).toBe(415);
  });
});

describe("a call to the API", () => {
  it("an API request has the server's token and the signed-in user, whatever headers the page sends", async () => {
    const board = dashboard();
    const call = await signedIn(board, "sam");
    const response = await call("/api/v2/vehicles", {
      headers: { authorization: "Bearer mine", "EvEnergy-User": demoAccounts[1]?.user ?? "" },
    });
    expect((await response.json()).map(({ id }: { id: string }) => id)).toEqual([sam]);
    expect(board.sent[0]?.headers.get("EvEnergy-User")).toBe(demoAccounts[2]?.user);
    expect(board.sent[0]?.headers.get("Authorization")).toBe(`Bearer ${mockToken}`);
  });

  it("a user can't read another user's vehicles, neither by URL nor from the cache", async () => {
    const board = dashboard();
    const [samCalls, alexCalls] = [await signedIn(board, "sam"), await signedIn(board, "alex")];
    const count = async (call: typeof samCalls) =>
      (await (await call("/api/v2/vehicles?page_size=100")).json()).length;
    const counts = [await count(samCalls), await count(alexCalls), await count(samCalls)];
    expect(counts[0]).toBe(1);
    expect(counts[1]).toBeGreaterThan(1);
    expect(counts[2]).toBe(1);
    expect((await samCalls(`/api/v2/vehicles/${alex}`)).status).toBe(404);
  });

  it("calls for the same page of vehicles share one API request until a write", async () => {
    const board = dashboard();
    const call = await signedIn(board, "alex");
    await Promise.all([call("/api/v2/vehicles"), call("/api/v2/vehicles")]);
    expect(board.sent).toHaveLength(1);
    await call(`/api/v2/vehicles/${alex}`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ maximum_charge_limit_percentage: 70 }),
    });
    await call("/api/v2/vehicles");
    expect(board.sent.map(({ method }) => method)).toEqual(["GET", "PATCH", "GET"]);
  });

  it.each([
    ["DELETE", `/api/v2/vehicles/${alex}`],
    ["GET", "/api/v2/webhook_portal"],
    ["GET", "/api/v2/vehicles/%2e%2e/%2e%2e/o/token/"],
    ["POST", "/api/v2/users"],
    ["GET", "/api/other"],
  ])("the server rejects %s %s, a call that the dashboard does not need", async (method, path) => {
    const board = dashboard();
    const call = await signedIn(board, "operations");
    expect((await call(path, { method })).status).toBe(404);
    expect(board.sent).toEqual([]);
  });

  it("an account for the whole fleet acts as the vehicle's owner when it creates a vehicle", async () => {
    const owner = demoAccounts[1]?.user ?? "";
    const body = JSON.stringify({
      model: "https://api.ev.energy/v2/vehicle_models/vmod01HHDJH86G6VA63PB6MH4JMAGG",
      user: `https://api.ev.energy/v2/users/${owner}`,
    });
    const post = { method: "POST", headers: { "content-type": "application/json" }, body };
    const board = dashboard();
    const response = await (await signedIn(board, "operations"))("/api/v2/vehicles", post);
    expect(response.status).toBe(201);
    expect(board.sent[0]?.headers.get("EvEnergy-User")).toBe(owner);
    // A driver who names the same owner still acts as themselves.
    await (await signedIn(board, "sam"))("/api/v2/vehicles", post);
    expect(board.sent[1]?.headers.get("EvEnergy-User")).toBe(demoAccounts[2]?.user);
  });

  it("a request whose body is not JSON gets status 400", async () => {
    const call = await signedIn(dashboard(), "alex");
    const headers = { "content-type": "application/json" };
    expect((await call("/api/v2/vehicles", { method: "POST", headers, body: "{" })).status).toBe(400);
  });
});

describe("an API error", () => {
  it("the dashboard passes on an API error with its status, problem document and Retry-After", async () => {
    const board = dashboard(demoAccounts, () =>
      Response.json(
        { title: "Too Many Requests", status: 429, field_errors: { user: ["?"] } },
        { status: 429, headers: { "retry-after": "42" } },
      ),
    );
    const response = await (await signedIn(board, "sam"))("/api/v2/vehicles");
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toMatch(/^4[12]$/);
    expect(await response.json()).toMatchObject({
      title: "Too Many Requests",
      field_errors: { user: ["?"] },
    });
  });

  it("a 401 from the API becomes 502, so that the page does not show the user as signed out", async () => {
    const board = dashboard(demoAccounts, () => Response.json({ title: "Unauthorized" }, { status: 401 }));
    const response = await (await signedIn(board, "sam"))("/api/v2/vehicles");
    expect(response.status).toBe(502);
  });

  it("a network failure becomes a problem document that does not contain the server's token", async () => {
    const board = dashboard(demoAccounts, () => Promise.reject(new Error(`broken ${mockToken}`)));
    const response = await (await signedIn(board, "sam"))("/api/v2/vehicles");
    expect(response.status).toBe(502);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.text()).not.toContain(mockToken);
  });
});

it("readAccounts rejects accounts without a password, and input without accounts", () => {
  expect(() => readAccounts('[{"id":"a","name":"A"}]')).toThrow("expected a password for a");
  for (const json of [undefined, "", "{}", "[]", "[{}]"])
    expect(() => readAccounts(json)).toThrow("EV_ACCOUNTS");
});
