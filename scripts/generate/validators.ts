/**
 * Compiles the bundled description into validators at build time, because workers and strict content security policies do
 * not allow `new Function`.
 *
 *     node scripts/generate/validators.ts types   response validators, which allow unknown members; strict validators of
 *                                                 bodies and parameters; the schemas and enum values of
 *                                                 `@ev-vehicles/types/schemas`
 *     node scripts/generate/validators.ts mock    the validator of the state that a mock starts with
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type OpenApiDocument, readOperations } from "@ev-vehicles/openapi";
import {
  compileValidators,
  namedRequestSchemas,
  namedResponseSchemas,
  type WrittenFunctions,
} from "@ev-vehicles/openapi/validators";
import { enumConstants } from "./enum-constants.ts";
import { type PublicSchema, publicSchemas } from "./public-schemas.ts";
import { relaxDescription } from "./relax-description.ts";
import { standardSchemaModule } from "./standard-schema-module.ts";

const runtime = "@ev-vehicles/openapi/runtime";
const root = new URL("../../packages/", import.meta.url);
const comment =
  "// Generated from spec/vehicles.yaml by `pnpm generate`. Edit the description, not this file.\n";

const document = JSON.parse(
  readFileSync(new URL("types/src/generated/openapi.json", root), "utf8"),
) as OpenApiDocument;
const operations = readOperations(document);

const [target] = process.argv.slice(2);
if (target === "types") writeTypes();
else if (target === "mock") await writeMockValidator();
else throw new RangeError(`validators.ts: expected the argument "types" or "mock", got "${target ?? ""}".`);

function writeTypes(): void {
  const schemas = publicSchemas(document);
  const responses = writeResponses(schemas.responses);
  const requests = Object.entries(namedRequestSchemas(document, operations));
  const isParameters = ([name]: readonly [string, object]) => name.endsWith(" parameters");
  const strict = compileValidators(document);
  const bodies = strict.functionsOf(
    {
      ...Object.fromEntries(requests.filter((request) => !isParameters(request))),
      ...namedSchemas(schemas.bodies),
    },
    runtime,
  );
  writeFunctions("body-validators.ts", bodies);
  writeFunctions(
    "parameter-validators.ts",
    strict.functionsOf(Object.fromEntries(requests.filter(isParameters)), runtime),
  );
  const functions = { bodies: bodies.variables, responses: responses.variables };
  write("types", "standard-schemas.ts", standardSchemaModule(document, schemas, functions));
  write("types", "enum-values.ts", enumConstants(document));
}

/**
 * Response validators do not check enumerations, because the API adds values without notice. They also ignore formats and
 * count lengths in UTF-16 units, so that they need none of ajv's runtime code.
 */
function writeResponses(schemas: readonly PublicSchema[]): WrittenFunctions {
  const names = ["uri", "date", "date-time", "email", "uuid"];
  const validators = compileValidators(relaxDescription(document), {
    formats: Object.fromEntries(names.map((name) => [name, true])),
    countCharacters: false,
  });
  const functions = validators.functionsOf(
    { ...namedResponseSchemas(operations), ...namedSchemas(schemas) },
    runtime,
  );
  writeFunctions("response-validators.ts", functions);
  return functions;
}

/** The schemas by the names of their validators; each form of a `oneOf` has its own validator. */
function namedSchemas(schemas: readonly PublicSchema[]): Readonly<Record<string, object>> {
  return Object.fromEntries(
    schemas.flatMap(({ forms, schema, validator }) => [
      [validator, schema] as const,
      ...forms.map((form, index) => [form, { $ref: `${schema.$ref}/oneOf/${index}` }] as const),
    ]),
  );
}

async function writeMockValidator(): Promise<void> {
  // Imported on demand, so that the types can be generated without the mock.
  // @boundaries-ignore the records of the mock's state are validated like requests
  const { seedSchema } = await import("../../packages/mock/src/state/seed-schema.ts");
  const source = compileValidators(document).sourceOf({ "mock state": seedSchema }, runtime);
  write("mock", "state-validator.ts", typed("@ev-vehicles/types/validators/requests", source), true);
}

function writeFunctions(file: string, { code, variables }: WrittenFunctions): void {
  const entries = [...variables].map(([name, variable]) => `  ${JSON.stringify(name)}: ${variable},`);
  const source = `${code}\nexport const validators = {\n${entries.join("\n")}\n};\n`;
  write("types", file, typed("../validators/validator.ts", source), true);
}

/** Annotates the exports for `isolatedDeclarations`; the compiled functions themselves are not type-checked. */
function typed(module: string, source: string): string {
  const types = `import type { Validator } from "${module}";\n`;
  return (
    types +
    source
      .replaceAll(/^export const (validator\d+) =/gm, "export const $1: Validator =")
      .replace(
        /^export const validators =/m,
        "export const validators: Readonly<Record<string, Validator>> =",
      )
  );
}

function write(name: string, file: string, code: string, unchecked = false): void {
  const folder = new URL(`${name}/src/generated/`, root);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(file, folder), `${unchecked ? "// @ts-nocheck\n" : ""}${comment}${code}`);
}
