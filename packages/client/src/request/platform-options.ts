import type { RequestOptions } from "./call.ts";

/** What openapi-fetch takes for itself, and what a `Request` carries: neither has to reach `fetch` a second time. */
export const standardOptions: ReadonlySet<string> = new Set(
  [
    "baseUrl fetch Request headers params parseAs querySerializer bodySerializer pathSerializer body middleware",
    "method signal cache credentials integrity keepalive mode redirect referrer referrerPolicy window duplex",
  ].flatMap((names) => names.split(" ")),
);

/** Options that only a platform knows, which a `Request` would lose: `dispatcher`, `next`, `cf`. */
export function platformOptions(options: RequestOptions): RequestInit {
  const others = Object.entries(options).filter(([name]) => !standardOptions.has(name));
  return Object.fromEntries(others) as RequestInit;
}
