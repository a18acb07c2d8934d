import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/**
 * The packages that each package's source may import. `turbo boundaries` cannot distinguish tests from sources, so it also
 * allows what only tests may import, such as the mock in the helpers.
 */
const allowedImports: Readonly<Record<string, readonly string[]>> = {
  openapi: [],
  // For the format checks of the compiled validators. The build bundles them.
  types: ["openapi"],
  helpers: ["types"],
  client: ["types", "helpers"],
  mock: ["types", "openapi"],
  redis: ["client"],
  mcp: ["types", "helpers", "client", "openapi"],
  cli: ["types", "helpers", "client", "mock", "openapi", "mcp"],
};

/** Tests, fixtures and shared test code may import more than published code. */
const isSource = (path: string) => !/\.test(?:-d|-support)?\.ts$|\/(?:testing|fixtures)[./]/.test(path);

it.each(Object.entries(allowedImports))(
  "the source of %s imports only from itself and from its packages in allowedImports",
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

it("packagesIn finds imports, type imports, re-exports and dynamic imports", () => {
  const code = [
    'import { a } from "@ev-vehicles/client";',
    'import type { B } from "@ev-vehicles/mock/node";',
    'export * from "@ev-vehicles/types";',
    'const c = await import("@ev-vehicles/redis");',
    'import "@ev-vehicles/cli";',
  ].join("\n");
  expect(packagesIn(code)).toEqual(["client", "mock", "types", "redis", "cli"]);
});

/**
 * The packages of this workspace that a file imports. Block comments are ignored, because examples in doc comments may
 * import any package.
 */
function packagesIn(code: string): string[] {
  const withoutComments = code.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  return [...withoutComments.matchAll(/(?:from|import\(?)\s*"@ev-vehicles\/([\w-]+)/g)].map(
    ([, name]) => name ?? "",
  );
}
