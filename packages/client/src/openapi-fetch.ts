/**
 * All that this package takes of openapi-fetch: the client that makes, sends and reads requests, and the types of its calls. It is
 * in maintenance mode, so whatever replaces it replaces this file. https://github.com/openapi-ts/openapi-typescript
 */

export type { Client, HeadersOptions, Middleware, ParseAs } from "openapi-fetch";
export { default as createClient } from "openapi-fetch";
