import { readFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript" };

/** Serves a built page on loopback, and forwards `/v2` to an API: so the page needs no permission of another origin. */
export async function servePage(
  folder: string,
  api: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (incoming, outgoing) => {
    const { pathname } = new URL(incoming.url ?? "/", "http://page.test");
    if (pathname.startsWith("/v2/")) {
      const { method, headers } = incoming;
      const forward = request(`${api}${incoming.url}`, { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(forward);
      return;
    }
    const file = pathname === "/" ? "/index.html" : pathname;
    const content = await readFile(join(folder, file)).catch(() => undefined);
    outgoing.writeHead(content ? 200 : 404, { "content-type": types[extname(file)] ?? "text/plain" });
    outgoing.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
