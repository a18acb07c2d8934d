/**
 * URLs in the API's sample answers are not all spelled like its paths (API facts). A client may follow them as they
 * are, so they lead where they mean to.
 *
 *     /v2/trim/vehicle_trim01HRFHBCM7VBSWRPVYFBQMH2BR    →  /v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR
 *     /v2/user/user01HN2NJ9NMRZBXT1H6FT9N7735            →  /v2/users/user01HN2NJ9NMRZBXT1H6FT9N7735
 *     /charging_sub_sessions/?vehicle_id=…               →  /v2/charging_sub_sessions?vehicle_id=…
 */
import type { Hono } from "hono";
import type { MockEnv } from "./mock-env.ts";

/** The path of the third one, which lies outside of the base path. */
export const pathWithoutBase = "/charging_sub_sessions";

/** Sends requests of odd URLs to the app once more, under the path that they mean. */
export function routeOddPaths(app: Hono<MockEnv>, base: string): void {
  const withSlash = (path: string): string[] => [path, `${path}/`];
  const lead = (request: Request, path: string, env: MockEnv["Bindings"]): Response | Promise<Response> =>
    app.fetch(new Request(new URL(path + new URL(request.url).search, request.url), request), env);
  app.all(`${base}/trim/:id{[^/]+/?}`, (c) =>
    lead(c.req.raw, `${base}/vehicle_trims/${c.req.param("id").replace(/^vehicle_/, "")}`, c.env),
  );
  app.all(`${base}/user/:id{[^/]+/?}`, (c) => lead(c.req.raw, `${base}/users/${c.req.param("id")}`, c.env));
  app.on("ALL", withSlash(pathWithoutBase), (c) => lead(c.req.raw, base + pathWithoutBase, c.env));
}
