import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, tryCell } from "../cell.ts";
import type { MockProcess } from "../mock-process.ts";
import { run } from "../run.ts";

interface PrerenderManifest {
  readonly routes: Readonly<Record<string, { readonly initialRevalidateSeconds: number | false }>>;
}

/**
 * Builds a Next.js page with one call that has `next: { revalidate: 3600 }`: it must compile and render the mock's data. If
 * Next.js revalidates the page after an hour, the option has reached its `fetch`.
 *
 * @param install Installs the project and returns its folder.
 */
export async function nextCell(install: () => Promise<string>, mock: MockProcess): Promise<Cell> {
  return tryCell("Next.js 16", "a page with next: { revalidate }", async () => {
    const project = await install();
    const env = { NEXT_TELEMETRY_DISABLED: "1", EV_BASE_URL: mock.baseUrl, EV_TOKEN: mock.token };
    await run("npx", ["--no-install", "next", "build"], { cwd: project, env });
    const read = (file: string) => readFileSync(join(project, ".next", file), "utf8");
    const { routes } = JSON.parse(read("prerender-manifest.json")) as PrerenderManifest;
    const seconds = routes["/"]?.initialRevalidateSeconds;
    if (seconds !== 3600)
      throw new Error(`Next.js revalidates the page after ${seconds} seconds, expected 3600`);
    const [email] = /<p>[^<]+@[^<]+<\/p>/.exec(read("server/app/index.html")) ?? [];
    if (!email) throw new Error("the page does not show the email address of the vehicle's user");
    return "compiled, rendered, and revalidated after an hour";
  });
}
