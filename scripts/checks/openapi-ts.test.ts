import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/**
 * openapi-typescript and openapi-fetch are in maintenance mode. To keep them replaceable, only these files import them, and
 * only these names. The `*.test-d.ts` files next to the modules that use the names test what each type must do.
 */
const allowed = {
  "packages/client/src/openapi-fetch.ts": {
    "openapi-fetch": ["Client", "HeadersOptions", "Middleware", "ParseAs", "default"],
  },
  "packages/helpers/src/openapi-ts.ts": {
    "openapi-fetch": [
      "Client",
      "ClientOptions",
      "DefaultParamsOption",
      "FetchOptions",
      "ParseAsResponse",
      "RequestBodyOption",
    ],
    "openapi-typescript-helpers": [
      "GetResponseContent",
      "HttpMethod",
      "MediaType",
      "PathsWithMethod",
      "RequiredKeysOf",
      "SuccessResponse",
    ],
  },
  "scripts/generate/generated-types.ts": { "openapi-typescript": ["OpenAPI3", "astToString", "default"] },
};

const root = fileURLToPath(new URL("../../", import.meta.url));
const imports =
  /(?:import|export)\s+(?:type\s+)?(?:(\w+)\s*,?\s*)?(?:\{([^}]*)\}\s*)?from\s+"(openapi-(?:fetch|typescript|typescript-helpers))"/g;

it("only listed files import from openapi-typescript and openapi-fetch, and only listed names", () => {
  const files = globSync(
    ["packages/{types,helpers,client,mock,redis,mcp,cli,openapi}/src/**/*.ts", "scripts/**/*.ts"],
    {
      cwd: root,
      exclude: ["**/node_modules/**", "**/rehearsal/**"],
    },
  ).filter((path) => !/\.test(?:-d|-support)?\.ts$|\/testing\//.test(path));
  const found = files.map(
    (file) => [file.replaceAll("\\", "/"), importedNames(readFileSync(`${root}${file}`, "utf8"))] as const,
  );
  expect(Object.fromEntries(found.filter(([, names]) => Object.keys(names).length > 0))).toEqual(allowed);
});

/** The imported names by package; `default` is the default export. */
function importedNames(code: string): Record<string, string[]> {
  const names: Record<string, string[]> = {};
  for (const [, byDefault, list = "", source = ""] of code.matchAll(imports)) {
    const named = list.split(",").map((name) =>
      name
        .trim()
        .replace(/^type /, "")
        .replace(/ as .*/, ""),
    );
    const all = [...(names[source] ?? []), ...(byDefault ? ["default"] : []), ...named.filter(Boolean)];
    names[source] = [...new Set(all)].sort();
  }
  return names;
}
