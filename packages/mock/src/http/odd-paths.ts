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
  const meaning = (path: string, meant: (id: string) => string): void => {
    app.on("ALL", [path, `${path}/`], ({ env, req }) => {
      const { search } = new URL(req.url);
      const url = new URL(meant(req.param("id") ?? "") + search, req.url);
      return app.fetch(new Request(url, req.raw), env);
    });
  };
  meaning(`${base}/trim/:id`, (id) => `${base}/vehicle_trims/${id.replace(/^vehicle_/, "")}`);
  meaning(`${base}/user/:id`, (id) => `${base}/users/${id}`);
  meaning(pathWithoutBase, () => base + pathWithoutBase);
}
