import type { VehiclesClient } from "@ev-vehicles/client";
import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { compress } from "hono/compress";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { secureHeaders } from "hono/secure-headers";
import { type Account, passwordMatches } from "./accounts.ts";
import { forward, isAllowed } from "./forward.ts";
import { ResponseCache } from "./response-cache.ts";
import { Sessions } from "./sessions.ts";

export interface DashboardOptions {
  /** The client that has the credentials. */
  readonly ev: VehiclesClient;
  readonly accounts: readonly Account[];
  /** The current time; in the demo, the mock's. */
  readonly now: () => Date;
  /** The folder of the built page. */
  readonly page: string;
}

const cookie = "session";
const base = "/api/v2";

/** The page's server: it signs users in and makes their calls to the API with credentials that the page never gets. */
export function dashboardApp({ ev, accounts, now, page }: DashboardOptions): Hono {
  const sessions = new Sessions();
  const cache = new ResponseCache();
  const clients = new Map(
    accounts.map((account) => [account.id, account.user ? ev.asUser(account.user) : ev]),
  );
  const app = new Hono();

  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        // Mantine writes its theme into a style element.
        styleSrc: ["'self'", "'unsafe-inline'"],
        frameAncestors: ["'none'"],
      },
    }),
  );
  app.use(compress());
  app.use("/api/*", bodyLimit({ maxSize: 100_000 }));
  app.use("/api/*", async (c, next) => {
    c.header("cache-control", "no-store");
    // A form on another site can't send JSON, and SameSite withholds the cookie from its requests.
    const writes = !["GET", "HEAD"].includes(c.req.method);
    const hasBody = (c.req.header("content-length") ?? "0") !== "0";
    if (writes && hasBody && !c.req.header("content-type")?.startsWith("application/json")) {
      return problem(c, 415, "Unsupported Media Type", "Expected application/json.");
    }
    return await next();
  });

  const signedIn = (c: Context) => sessions.find(getCookie(c, cookie));
  const describe = (account: Account | undefined) => ({
    account: account ? { id: account.id, name: account.name, user: account.user ?? null } : null,
    accounts: accounts.map(({ id, name, password }) => ({ id, name, needsPassword: password !== undefined })),
    now: now().toISOString(),
  });

  app.get("/api/session", (c) => c.json(describe(signedIn(c))));
  app.post("/api/session", async (c) => {
    const credentials = await c.req.json<{ account?: unknown; password?: unknown }>().catch(() => undefined);
    const account = accounts.find(({ id }) => id === credentials?.account);
    if (!account || !passwordMatches(account, credentials?.password)) {
      return problem(c, 403, "Not signed in", "The account does not exist, or the password is wrong.");
    }
    const secure = new URL(c.req.url).protocol === "https:";
    setCookie(c, cookie, sessions.start(account), { httpOnly: true, sameSite: "Strict", path: "/", secure });
    return c.json(describe(account));
  });
  app.delete("/api/session", (c) => {
    sessions.end(getCookie(c, cookie));
    deleteCookie(c, cookie);
    return c.json(describe(undefined));
  });

  app.get("/api/budget", (c) => {
    if (!signedIn(c)) return problem(c, 401, "Unauthorized", "Sign in first.");
    return c.json(ev.rateLimit ?? null);
  });

  app.all(`${base}/*`, async (c) => {
    const account = signedIn(c);
    const client = account && clients.get(account.id);
    if (!client) return problem(c, 401, "Unauthorized", "Sign in first.");
    const { pathname, search } = new URL(c.req.url);
    const path = pathname.slice(base.length);
    if (!isAllowed(c.req.method, path))
      return problem(c, 404, "Not found", "The dashboard does not offer this call.");
    const cacheable = c.req.method === "GET" && path === "/vehicles";
    const { status, headers, body } = await (cacheable
      ? cache.get(`${account.id} ${search}`, () => forward(c, client, path, !account.user))
      : forward(c, client, path, !account.user, c.req.raw.signal));
    if (c.req.method !== "GET") cache.clear();
    const budget: Record<string, string> = ev.rateLimit
      ? {
          "x-ratelimit-limit": String(ev.rateLimit.limit),
          "x-ratelimit-remaining": String(ev.rateLimit.remaining),
        }
      : {};
    return new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: { "content-type": "application/json", ...headers, ...budget },
    });
  });
  app.all("/api/*", (c) => problem(c, 404, "Not found", "The dashboard's server has no such path."));

  app.use("/assets/*", async (c, next) => {
    c.header("cache-control", "public, max-age=31536000, immutable");
    await next();
  });
  app.use(serveStatic({ root: page }));
  // The page's own URLs, such as /vehicles/vhcl01….
  app.get("*", serveStatic({ root: page, path: "index.html" }));

  app.onError((error, c) => {
    if (error instanceof SyntaxError) return problem(c, 400, "Bad Request", "The body is not JSON.");
    console.error(error);
    return problem(c, 500, "Internal Server Error", "The dashboard's server has an error.");
  });
  return app;
}

function problem(
  c: Context,
  status: 400 | 401 | 403 | 404 | 415 | 500,
  title: string,
  detail: string,
): Response {
  return c.json({ title, status, detail }, status, { "content-type": "application/problem+json" });
}
