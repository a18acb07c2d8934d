import { cors } from "hono/cors";
import { apiMethods } from "./api-methods.ts";
import type { MockMiddleware } from "./mock-env.ts";

/** What a page of another origin may read of a response (Fetch standard, 3.3.4), besides the headers that are always readable. */
const needed: readonly string[] = [
  ...["Link", "Location", "Retry-After", "Allow"],
  ...["EvEnergy-Version", "X-RateLimit-Limit", "X-RateLimit-Remaining", "Mock-Example"],
];

/** Lets pages of any origin call the mock. A request without an `Origin` does not come from a page, and costs nothing. */
export function crossOrigin(exposeHeaders: readonly string[] = needed): MockMiddleware {
  const allow = cors({
    origin: "*",
    allowMethods: [...apiMethods],
    exposeHeaders: [...exposeHeaders],
    maxAge: 600,
  });
  return (c, next) => (c.req.header("origin") === undefined ? next() : allow(c, next));
}
