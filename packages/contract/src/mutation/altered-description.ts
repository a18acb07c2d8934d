import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vitest/config";

export const packages: string = fileURLToPath(new URL("../../../", import.meta.url));
const bundledFile = `${packages}types/src/generated/openapi.json`;

/** The bundled description, as JSON. */
export const bundled: string = readFileSync(bundledFile, "utf8");

/** Modules that depend on the description. Tests load these source files instead of the built ones. */
const sources: Readonly<Record<string, string>> = {
  "@ev-vehicles/mock": "mock/src/index.ts",
  "@ev-vehicles/types": "types/src/index.ts",
  "@ev-vehicles/types/validators/requests": "types/src/validators/requests.ts",
  "@ev-vehicles/types/validators/responses": "types/src/validators/responses.ts",
  "@ev-vehicles/types/openapi.json": "types/src/generated/openapi.json",
};

const compile = `
  import { readOperations } from "@ev-vehicles/openapi";
  import { compileValidators, namedRequestSchemas, namedResponseSchemas, namedValidators } from "@ev-vehicles/openapi/validators";
  import description from "@ev-vehicles/types/openapi.json";
  const compiled = compileValidators(description);
  const operations = readOperations(description);
`;

/**
 * `pnpm generate` compiles the validators of the bundled description. These modules compile validators of the altered
 * description when they are imported.
 */
const validatorModules: Readonly<Record<string, string>> = {
  "types/src/validators/requests.ts": `${compile}
    export const requestValidators = namedValidators(compiled, namedRequestSchemas(description, operations));`,
  "types/src/validators/responses.ts": `${compile}
    export const responseValidators = namedValidators(compiled, namedResponseSchemas(operations));`,
  "mock/src/generated/state-validator.ts": `${compile}
    import { seedSchema } from "../state/seed-schema.ts";
    export const validators = namedValidators(compiled, { "mock state": seedSchema });`,
};

/** The files whose code changes with the description. */
export const alteredFiles: readonly string[] = [
  bundledFile,
  ...Object.keys(validatorModules).map((file) => packages + file),
];

/** Serves this description, and validators of it, to modules that import the bundled ones. */
export function servesDescription(json: () => string): Plugin {
  return {
    name: "altered-description",
    enforce: "pre",
    resolveId: (specifier) => sources[specifier] && packages + sources[specifier],
    load(id) {
      const [file = ""] = id.split("?");
      return file === bundledFile ? json() : validatorModules[file.slice(packages.length)];
    },
  };
}
