/**
 * Sends a request: openapi-fetch's own shape, which `globalThis.fetch` fits.
 *
 * The second argument holds what a `Request` cannot carry: `requestInitExt` of the client, and members of the call's
 * options that only a platform knows (`dispatcher`, `next`, `cf`).
 */
export type Fetch = (request: Request, init?: RequestInit) => Promise<Response>;
