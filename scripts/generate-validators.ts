/**
 * Turns the bundled description into code that checks values, because workers and strict pages allow no `new Function`:
 * `node generate-validators.ts client` or `… mock`.
 *
 *     client  the bodies of successful responses, for `@ev-vehicles/client/validate`
 *     mock    requests; and, in a module of their own, the bodies of all responses
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type OpenApiDocument, readOperations } from "@ev-vehicles/openapi";
import {
  compileValidators,
  namedRequestSchemas,
  namedResponseSchemas,
} from "@ev-vehicles/openapi/validators";
// @boundaries-ignore its records are validated like a request
import { seedSchema } from "../packages/mock/src/state/seed-schema.ts";
import { tolerant } from "./tolerant.ts";

const runtime = "@ev-vehicles/openapi/runtime";
const root = new URL("../packages/", import.meta.url);
const header = `// @ts-nocheck
// Generated from spec/vehicles.yaml by \`pnpm generate\`. Edit the description, not this file.
`;

const document = JSON.parse(
  readFileSync(new URL("types/src/generated/openapi.json", root), "utf8"),
) as OpenApiDocument;
const operations = readOperations(document);

const [target] = process.argv.slice(2);
if (target === "client") writeClientValidators();
else if (target === "mock") writeMockValidators();
else throw new RangeError(`generate-validators.ts ${target ?? ""}: expected client or mock.`);

function writeMockValidators(): void {
  const validators = compileValidators(document);
  const types = 'import type { Validator } from "@ev-vehicles/openapi/validators";\n';
  const typed = (source: string): string =>
    types +
    source.replace(
      /^export const validators =/m,
      "export const validators: Readonly<Record<string, Validator>> =",
    );
  const requests = { ...namedRequestSchemas(document, operations), "mock state": seedSchema };
  write("mock", "request-validators.ts", typed(validators.sourceOf(requests, runtime)));
  write(
    "mock",
    "response-validators.ts",
    typed(validators.sourceOf(namedResponseSchemas(operations), runtime)),
  );
}

/** The client takes what it does not know: enumerations are left out, because the API adds values without notice. */
function writeClientValidators(): void {
  const names = ["uri", "date-time", "email", "uuid"];
  const validators = compileValidators(tolerant(document), {
    formats: Object.fromEntries(names.map((name) => [name, true])),
    countCharacters: false,
  });
  const schemas = namedResponseSchemas(operations, (status) => status < "400");
  const types = 'import type { OperationAnswers } from "../validate/operation-answers.ts";\n';
  const source = validators
    .sourceOf(schemas, runtime)
    .replace(/^export const validators =/m, "const validators =");
  // Whatever the code needed at run time would have to be shipped.
  if (/^import /m.test(source)) throw new Error("The validators of the client need code of ajv.");
  write("client", "response-validators.ts", `${types}${source}\n${clientTable()}`);
}

/** By method and path, as a call names them: what checks the body of each status, or null where there is none. */
function clientTable(): string {
  const lines = operations.map(({ id, method, path, responses }) => {
    const answers = responses
      .filter(({ status }) => status < "400")
      .map(
        ({ status, json }) =>
          `${status}: ${json?.schema ? `validators[${JSON.stringify(`${id} ${status}`)}]` : "null"}`,
      );
    return `  ${JSON.stringify(`${method} ${path}`)}: { operationId: ${JSON.stringify(id)}, answers: { ${answers.join(", ")} } },`;
  });
  return `export const operationAnswers: Readonly<Record<string, OperationAnswers>> = {\n${lines.join("\n")}\n};\n`;
}

function write(name: string, file: string, code: string): void {
  const folder = new URL(`${name}/src/generated/`, root);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(file, folder), header + code);
}
