import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, resolve, sep } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".yaml": "application/yaml",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};

/** Answers a request with a file; `undefined` when there is none, so that the API gets its turn. */
export type StaticSite = (method: string, pathname: string) => Promise<Response | undefined>;

/** Serves the files of a directory; a path without an extension means the `index.html` below it. */
export function staticSite(directory: string): StaticSite {
  const root = resolve(directory);
  if (!existsSync(root)) throw new Error(`The directory ${directory} does not exist.`);
  return async (method, pathname) => {
    if (method !== "GET") return undefined;
    const file = fileOf(root, pathname);
    try {
      const content = file && (await readFile(file));
      if (!content) return undefined;
      return new Response(content, {
        headers: { "content-type": types[extname(file)] ?? "application/octet-stream" },
      });
    } catch {
      return undefined;
    }
  };
}

/** The file of a path; `undefined` for one that leads out of the directory, in whatever spelling. */
function fileOf(root: string, pathname: string): string | undefined {
  let path: string;
  try {
    path = normalize(decodeURIComponent(pathname));
  } catch {
    return undefined;
  }
  const file = join(root, extname(path) === "" ? join(path, "index.html") : path);
  return file.startsWith(root + sep) ? file : undefined;
}
