import type { Operation } from "@ev-vehicles/openapi";
import { Hono } from "hono";
import { injectFaults } from "../faults/inject-faults.ts";
import { routeOAuth } from "../oauth/oauth-routes.ts";
import { methodNotAllowed, notFound } from "../responses/problems.ts";
import type { Api } from "../spec/api.ts";
import type { Backend } from "./backend.ts";
import { serveFromCache } from "./cache/serve-from-cache.ts";
import { authenticate } from "./caller/authenticate.ts";
import { negotiate } from "./caller/negotiate.ts";
import { requireScopes } from "./caller/require-scopes.ts";
import { crossOrigin } from "./cross-origin.ts";
import { errorHandler } from "./handle-error.ts";
import { handleRequest } from "./handle-request.ts";
import { homePage } from "./home-page.ts";
import { limitBody } from "./limit-body.ts";
import type { MockEnv } from "./mock-env.ts";
import { routeOddPaths } from "./odd-paths.ts";
import { spendBudget } from "./rate-limit/budgets.ts";
import { validateRequest } from "./validation/validate-request.ts";

/** The methods whose requests can have a body (RFC 9110, 9.3). */
const methodsWithBody = ["POST", "PUT", "PATCH", "DELETE"];

/** Creates the app that serves an API: first the middleware, in the order in which a request passes it, then the routes. */
export function createApp(api: Api, backend: Backend): Hono<MockEnv> {
  const app = new Hono<MockEnv>();
  app.onError(errorHandler(api, backend.budgets));
  app.notFound(() => {
    throw notFound();
  });
  if (backend.cors) app.use(crossOrigin(backend.cors === true ? undefined : backend.cors.exposeHeaders));
  app.on(methodsWithBody, "*", limitBody());
  routeOAuth(app, backend.oauth, () => backend.fleet(false));
  app.get("/", ({ req }) => homePage(api, new URL(req.url).origin));
  app.get("/openapi.json", (c) => c.json(api.document));
  for (const base of api.basePaths) routeOddPaths(app, base);
  for (const path of fixedFirst(new Set(api.operations.map((operation) => operation.path))))
    routePath(app, path, api, backend);
  for (const base of api.basePaths)
    app.all(`${base}/*`, () => {
      throw notFound();
    });
  return app;
}

/** Adds the operations of a path below each base path, with and without a trailing slash. */
function routePath(app: Hono<MockEnv>, path: string, api: Api, backend: Backend): void {
  const pattern = path.replaceAll(/\{([^}]+)\}/g, ":$1");
  const paths = api.basePaths.flatMap((base) => [base + pattern, `${base}${pattern}/`]);
  const operations = api.operations.filter((operation) => operation.path === path);
  for (const operation of operations) routeOperation(app, operation, paths, api, backend);
  app.on("ALL", paths, () => {
    throw methodNotAllowed(operations.map(({ method }) => method));
  });
}

function routeOperation(
  app: Hono<MockEnv>,
  operation: Operation,
  paths: string[],
  api: Api,
  backend: Backend,
): void {
  app.on(
    operation.method,
    paths,
    injectFaults(operation, backend.faults),
    authenticate(operation, backend.tokens),
    spendBudget(backend.budgets),
    requireScopes(operation),
    negotiate(operation, backend),
    serveFromCache(operation, backend.cache),
    validateRequest(operation, api),
    handleRequest(operation, api, backend),
  );
}

/** Sorts paths: fixed segments come first, because they take precedence over parameters (OpenAPI 3.1, 4.8.8). */
function fixedFirst(paths: Iterable<string>): string[] {
  const rank = (path: string): string => path.replaceAll(/\{[^}]+\}/g, "\u{10ffff}");
  return [...paths].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
}
