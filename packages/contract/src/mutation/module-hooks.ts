/**
 * Runs the tests on an altered description in this process: every module of the workspace is loaded again for each
 * mutant, with `?mutant=7` after its URL, and gets the altered description where it imports the real one.
 * Packages are read from their sources, and `vitest` is a collector of tests.
 */
import { readFileSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { type OpenApiDocument, readOperations } from "@ev-vehicles/openapi";
import {
  compileValidators,
  namedRequestSchemas,
  namedResponseSchemas,
  namedValidators,
} from "@ev-vehicles/openapi/validators";
// @boundaries-ignore the parts themselves are tried, on a description of the test
import { seedSchema } from "../../../mock/src/state/seed-schema.ts";

const workspace = new URL("../../../", import.meta.url).href;
const sources: Readonly<Record<string, string>> = {
  "@ev-vehicles/mock": `${workspace}mock/src/index.ts`,
  "@ev-vehicles/types": `${workspace}types/src/index.ts`,
  "@ev-vehicles/types/validators/requests": `${workspace}types/src/validators/requests.ts`,
  "@ev-vehicles/types/validators/responses": `${workspace}types/src/validators/responses.ts`,
  "@ev-vehicles/types/openapi.json": `${workspace}types/src/generated/openapi.json`,
  vitest: new URL("./test-collector.ts", import.meta.url).href,
};

/** The altered description, as JSON, by the number of the mutant. */
export const descriptions: Map<string, string> = new Map();

registerHooks({
  resolve(specifier, context, next) {
    const mutant = mutantOf(context.parentURL);
    if (mutant === undefined) return next(specifier, context);
    const source = sources[specifier];
    if (source) return { url: `${source}?mutant=${mutant}`, shortCircuit: true };
    const resolved = next(specifier, context);
    const isOurs = resolved.url.startsWith(workspace) && !/\/(node_modules|dist)\//.test(resolved.url);
    return isOurs ? { ...resolved, url: `${resolved.url}?mutant=${mutant}` } : resolved;
  },
  load(url, context, next) {
    const mutant = mutantOf(url);
    if (mutant === undefined) return next(url, context);
    const source = generatedCode(url, mutant);
    if (source) return { format: "module", source, shortCircuit: true };
    if (!url.includes("/openapi.json?")) return { format: "module", source: codeOf(url), shortCircuit: true };
    const json = descriptions.get(mutant) ?? "{}";
    return context.importAttributes.type === "json"
      ? { format: "json", source: json, shortCircuit: true }
      : { format: "module", source: `export default ${json};`, shortCircuit: true };
  },
});

/**
 * The validators are compiled when their package is built, so an altered description needs others: the same function makes
 * them here, each on its first use.
 */
function generatedCode(url: string, mutant: string): string | undefined {
  const [, exported, kind] =
    [
      [/\/types\/src\/validators\/requests\.ts\?/, "requestValidators", "request"],
      [/\/types\/src\/validators\/responses\.ts\?/, "responseValidators", "response"],
      [/\/mock\/src\/generated\/state-validator\.ts\?/, "validators", "state"],
    ].find(([pattern]) => (pattern as RegExp).test(url)) ?? [];
  if (typeof kind !== "string") return undefined;
  const altered = `${kind} ${mutant}`;
  alteredValidators.set(altered, validatorsOf(JSON.parse(descriptions.get(mutant) ?? "{}"), kind));
  return `export const ${exported} = globalThis.alteredValidators.get(${JSON.stringify(altered)});`;
}

const alteredValidators = new Map<string, object>();
Object.assign(globalThis, { alteredValidators });

function validatorsOf(description: OpenApiDocument, of: string): object {
  const operations = readOperations(description);
  const schemas =
    of === "request"
      ? namedRequestSchemas(description, operations)
      : of === "response"
        ? namedResponseSchemas(operations)
        : { "mock state": seedSchema };
  return namedValidators(compileValidators(description), schemas);
}

function mutantOf(url: string | undefined): string | undefined {
  return /\?mutant=(\d+)$/.exec(url ?? "")?.[1];
}

const code = new Map<string, string>();

/** The JavaScript of a module; it is the same for all mutants. */
function codeOf(url: string): string {
  const file = new URL(url.split("?")[0] ?? url);
  const known = code.get(file.href) ?? stripTypeScriptTypes(readFileSync(file, "utf8"));
  code.set(file.href, known);
  return known;
}
