import { existsSync } from "node:fs";
import { readFile, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";
import { html } from "hono/html";
import { htmlPage } from "../http/html-page.ts";
import type { MockContext, MockEnv, MockMiddleware } from "../http/mock-env.ts";

/** Media types that Hono does not know. */
const types: Readonly<Record<string, string>> = {
  ".md": "text/markdown; charset=utf-8",
  ".yaml": "application/yaml",
};

/**
 * Serves the files of a directory in addition to the API. The path of a directory returns its `index.html`. A GET of an
 * unknown path returns the site's `404.html`, or a plain page if the site has none.
 *
 * @param api Handles requests to `apiPaths`, which take precedence over files, and those that no file answers: to `/`
 * and
 *   `/openapi.json`, and with methods other than GET.
 * @throws {Error} if the directory does not exist.
 */
export function serveSite(
  app: Hono<MockEnv>,
  directory: string,
  apiPaths: readonly string[],
  api: (c: MockContext) => Response | Promise<Response>,
): void {
  if (!existsSync(directory)) throw new Error(`The site's directory ${directory} does not exist.`);
  app.on("ALL", [...apiPaths], api);
  app.use(filesOf(directory));
  app.on("GET", ["/", "/openapi.json"], api);
  app.notFound(async (c) => {
    if (c.req.method !== "GET") return api(c);
    const page = await readFile(join(directory, "404.html"), "utf8").catch(() => undefined);
    return page === undefined
      ? htmlPage("Not found", html`<p>The site has no such page.</p>`, 404)
      : c.html(page, 404);
  });
}

function filesOf(directory: string): MockMiddleware {
  const serve = serveStatic({ root: directory });
  return async (c, next) => {
    if (await containsSymlink(directory, c.req.path)) return next();
    const response = await serve(c, next);
    const type = types[extname(c.req.path)];
    if (response instanceof Response && type) response.headers.set("content-type", type);
    return response;
  };
}

/**
 * Whether a path contains a symbolic link. Links are not followed, because they could point outside of the directory.
 */
async function containsSymlink(directory: string, path: string): Promise<boolean> {
  const root = await realpath(directory);
  for (const file of [join(root, path), join(root, path, "index.html")]) {
    const real = await realpath(file).catch(() => undefined);
    if (real !== undefined && real !== withoutTrailingSeparator(file)) return true;
  }
  return false;
}

function withoutTrailingSeparator(path: string): string {
  return path.length > 1 && path.endsWith(sep) ? path.slice(0, -1) : path;
}
