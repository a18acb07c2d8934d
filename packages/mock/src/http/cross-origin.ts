import { cors } from "hono/cors";
import type { MockMiddleware } from "./mock-env.ts";

/** The methods that an operation of the API can have. */
const apiMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** The headers that clients need and that a page of another origin cannot read by default (Fetch standard, 3.3.4). */
const exposedByDefault: readonly string[] = [
  ...["Link", "Location", "Retry-After", "Allow"],
  ...["EvEnergy-Version", "X-RateLimit-Limit", "X-RateLimit-Remaining", "Mock-Example"],
];

/** Lets pages of any origin call the mock. A request without an `Origin` needs no CORS headers and gets none. */
export function crossOrigin(exposeHeaders: readonly string[] = exposedByDefault): MockMiddleware {
  const allow = cors({
    origin: "*",
    allowMethods: apiMethods,
    exposeHeaders: [...exposeHeaders],
    maxAge: 600,
  });
  return (c, next) => (c.req.header("origin") === undefined ? next() : allow(c, next));
}
