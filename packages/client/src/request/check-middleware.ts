import { createClient, type Middleware } from "../openapi-fetch.ts";

/**
 * The middleware without `undefined`, which stands for one that is switched off.
 *
 * @throws openapi-fetch's own error for an object without a hook.
 */
export function checkMiddleware(middleware: readonly (Middleware | undefined)[]): Middleware[] {
  if (middleware.length === 0) return [];
  createClient().use(...(middleware as Middleware[]));
  return middleware.filter((one) => one !== undefined && one !== null);
}
