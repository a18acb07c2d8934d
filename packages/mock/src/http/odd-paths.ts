/**
 * Some URLs in the API's sample responses differ from the paths that it documents. A client may follow such a URL as it
 * is, so the mock returns the resource that the URL stands for.
 *
 *     /v2/trim/vehicle_trim01HRFHBCM7VBSWRPVYFBQMH2BR    →  /v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR
 *     /v2/user/user01HN2NJ9NMRZBXT1H6FT9N7735            →  /v2/users/user01HN2NJ9NMRZBXT1H6FT9N7735
 *     /charging_sub_sessions/?vehicle_id=…               →  /v2/charging_sub_sessions?vehicle_id=…
 */
import type { Hono } from "hono";
import type { MockEnv } from "./mock-env.ts";

/** The path of the third example, which is outside the base path. */
export const pathWithoutBase = "/charging_sub_sessions";

/** Passes requests for odd URLs to the app again, with the documented path. */
export function routeOddPaths(app: Hono<MockEnv>, base: string): void {
  const alias = (path: string, canonical: (id: string) => string): void => {
    app.on("ALL", [path, `${path}/`], ({ env, req }) => {
      const { search } = new URL(req.url);
      const url = new URL(canonical(req.param("id") ?? "") + search, req.url);
      return app.fetch(new Request(url, req.raw), env);
    });
  };
  alias(`${base}/trim/:id`, (id) => `${base}/vehicle_trims/${id.replace(/^vehicle_/, "")}`);
  alias(`${base}/user/:id`, (id) => `${base}/users/${id}`);
  alias(pathWithoutBase, () => base + pathWithoutBase);
}
