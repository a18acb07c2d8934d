import { existsSync } from "node:fs";
import { readFile, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";
import { html } from "hono/html";
import { htmlPage } from "../html/html-page.ts";
import type { MockContext, MockEnv, MockMiddleware } from "../http/mock-env.ts";

/** Types that Hono does not know. */
const types: Readonly<Record<string, string>> = {
  ".md": "text/markdown; charset=utf-8",
  ".yaml": "application/yaml",
};

/**
 * Serves the files of a directory beside the API. A directory's path returns its `index.html`; an unknown path returns
 * the site's own `404.html`, or a plain page that says so.
 *
 * @param api Handles requests to the API; called for its paths before a file is looked up.
 * @throws Error if there is no such directory.
 */
export function serveSite(
  app: Hono<MockEnv>,
  directory: string,
  apiPaths: readonly string[],
  api: (c: MockContext) => Response | Promise<Response>,
): void {
  if (!existsSync(directory)) throw new Error(`The directory ${directory} does not exist.`);
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
    if (await passesLink(directory, c.req.path)) return next();
    const response = await serve(c, next);
    const type = types[extname(c.req.path)];
    if (response instanceof Response && type) response.headers.set("content-type", type);
    return response;
  };
}

/** Whether there is a symbolic link on the way to a file: one may lead out of the directory, so none is followed. */
async function passesLink(directory: string, path: string): Promise<boolean> {
  const root = await realpath(directory);
  for (const file of [join(root, path), join(root, path, "index.html")]) {
    const real = await realpath(file).catch(() => undefined);
    if (real !== undefined && real !== withoutSeparator(file)) return true;
  }
  return false;
}

function withoutSeparator(path: string): string {
  return path.length > 1 && path.endsWith(sep) ? path.slice(0, -1) : path;
}
