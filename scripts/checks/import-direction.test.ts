import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/**
 * Which package's source may import which. `turbo boundaries` does not tell tests from sources, so it also allows imports that
 * only tests may have, such as of the mock in the helpers.
 */
const allowedImports: Readonly<Record<string, readonly string[]>> = {
  openapi: [],
  // The formats of compiled validators, which the build bundles.
  types: ["openapi"],
  helpers: ["types"],
  client: ["types", "helpers"],
  mock: ["types", "openapi"],
  redis: ["client"],
  mcp: ["types", "helpers", "client", "openapi"],
  cli: ["types", "helpers", "client", "mock", "openapi", "mcp"],
};

/** Published code; tests, their fixtures and shared test code may import more. */
const isSource = (path: string) => !/\.test(?:-d|-support)?\.ts$|\/(?:testing|fixtures)[./]/.test(path);

it.each(Object.entries(allowedImports))(
  "the source of %s imports only the packages below it",
  (name, allowed) => {
    const folder = fileURLToPath(new URL(`../../packages/${name}/`, import.meta.url));
    const files = globSync("src/**/*.ts", { cwd: folder }).filter(isSource);
    expect(files.length).toBeGreaterThan(0);
    const imported = files.flatMap((file) =>
      packagesIn(readFileSync(`${folder}${file}`, "utf8")).map((used) => `${file}: ${used}`),
    );
    expect(imported.filter((line) => ![name, ...allowed].includes(line.split(": ")[1] ?? ""))).toEqual([]);
  },
);

it("finds imports, type imports, re-exports and dynamic imports", () => {
  const code = [
    'import { a } from "@ev-vehicles/client";',
    'import type { B } from "@ev-vehicles/mock/node";',
    'export * from "@ev-vehicles/types";',
    'const c = await import("@ev-vehicles/redis");',
    'import "@ev-vehicles/cli";',
  ].join("\n");
  expect(packagesIn(code)).toEqual(["client", "mock", "types", "redis", "cli"]);
});

/** The packages of this workspace that a file imports. Comments are ignored, because their examples import as users do. */
function packagesIn(code: string): string[] {
  const bare = code.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  return [...bare.matchAll(/(?:from|import\(?)\s*"@ev-vehicles\/([\w-]+)/g)].map(([, name]) => name ?? "");
}
