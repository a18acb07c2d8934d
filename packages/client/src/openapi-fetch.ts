/**
 * Everything that this package uses from openapi-fetch: the client that builds requests and reads responses, and its
 * types.
 * openapi-fetch is in maintenance mode: to replace it, import its successor here.
 *
 * @see https://github.com/openapi-ts/openapi-typescript
 */

export type { Client, HeadersOptions, Middleware, ParseAs } from "openapi-fetch";
export { default as createClient } from "openapi-fetch";
