import { join } from "node:path";
import { type Cell, tryCell } from "../cell.ts";
import type { MockProcess } from "../mock-process.ts";
import { load, versionOf } from "../toolbox.ts";
import { bundleModule } from "../vite.ts";

interface Miniflare {
  dispatchFetch(url: string): Promise<{ readonly ok: boolean; text(): Promise<string> }>;
  dispose(): Promise<void>;
}

/** Runs a bundled worker in workerd, the runtime of Cloudflare Workers. */
export async function workerdCell(project: string, mock: MockProcess): Promise<Cell> {
  return tryCell(`workerd (miniflare ${versionOf("miniflare")})`, "bundled ESM", async () => {
    await bundleModule(project, "worker.mjs", "dist-worker");
    const { Miniflare } = load<{ Miniflare: new (options: object) => Miniflare }>("miniflare");
    const worker = new Miniflare({
      modules: true,
      modulesRoot: join(project, "dist-worker"),
      scriptPath: join(project, "dist-worker/worker.js"),
      compatibilityDate: "2026-01-01",
      cf: false,
      bindings: { BASE_URL: mock.baseUrl, TOKEN: mock.token, SIZE: mock.size },
    });
    try {
      const notes = [];
      for (const path of ["/walk", "/mock", "/serve"]) {
        const response = await worker.dispatchFetch(`http://worker.test${path}`);
        const text = await response.text();
        if (!response.ok) throw new Error(text);
        notes.push(text);
      }
      return notes.join("; ");
    } finally {
      await worker.dispose();
    }
  });
}
