/**
 * Turns the bundled description into code that checks the bodies of successful answers, for
 * `@ev-vehicles/client/validate`: plain functions, because workers and strict pages allow no `new Function`.
 *
 * Enumerations are left out: the API adds values without notice, and a client has to take them.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { _, Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";

const root = new URL("../", import.meta.url);
const source = new URL("packages/types/src/generated/openapi.json", root);
const target = new URL("packages/client/src/generated/response-validators.ts", root);
const documentId = "https://spec.local/vehicles";

type Json = Record<string, unknown>;
interface Description {
  readonly paths: Record<string, Record<string, { operationId?: string; responses: Record<string, Json> }>>;
}

const description = tolerant(JSON.parse(readFileSync(source, "utf8"))) as Description;
const functions = new Map<string, string>();
const operations = Object.entries(description.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, { operationId, responses }]) =>
    operationId ? [operationEntry(method.toUpperCase(), path, operationId, responses)] : [],
  ),
);
mkdirSync(new URL("./", target), { recursive: true });
writeFileSync(target, `${header()}${validatorCode()}\n${table()}`);

function header(): string {
  return [
    "// @ts-nocheck",
    "// Generated from spec/vehicles.yaml by `pnpm generate`. Edit the description, not this file.",
    'import { formats } from "../validate/formats.ts";',
    'import type { OperationAnswers } from "../validate/operation-answers.ts";\n\n',
  ].join("\n");
}

function table(): string {
  return `/** By method and path, as a call names them. */\nexport const operationAnswers: Readonly<Record<string, OperationAnswers>> = {\n${operations.join("\n")}\n};\n`;
}

function operationEntry(method: string, path: string, id: string, responses: Record<string, Json>): string {
  const answers = Object.entries(responses)
    .filter(([status]) => status < "400")
    .map(
      ([status, response]) =>
        `${status}: ${bodyFunction(response, `#/paths/${pointerStep(path)}/${method.toLowerCase()}/responses/${status}`)}`,
    );
  return `  ${JSON.stringify(`${method} ${path}`)}: { operationId: ${JSON.stringify(id)}, answers: { ${answers.join(", ")} } },`;
}

/** The name of the function that checks the body; answers with the same schema share one. */
function bodyFunction(response: Json, pointer: string): string {
  const content = (response.content ?? {}) as Record<string, { schema?: { $ref?: string } }>;
  const schema = content["application/json"]?.schema;
  if (!schema) return "null";
  const at = schema.$ref ?? `${pointer}/content/application~1json/schema`;
  const name = functions.get(at) ?? `answer${functions.size}`;
  functions.set(at, name);
  return name;
}

function validatorCode(): string {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    unicode: false,
    inlineRefs: false,
    logger: false,
    formats: Object.fromEntries(["uri", "date-time", "email", "uuid"].map((name) => [name, true])),
    code: { source: true, esm: true, lines: true, formats: _`formats` },
  });
  ajv.addSchema(description, documentId);
  const pointers = Object.fromEntries(
    [...functions].map(([pointer, name]) => [name, documentId + encodeURI(pointer)]),
  );
  const code = standalone.default(ajv, pointers);
  // Whatever ajv wanted from its own package would have to be shipped.
  if (/\brequire\(/.test(code))
    throw new Error("The generated validators need code of ajv; see scripts/generate-validators.ts");
  return code.replace(/^"use strict";/, "").replaceAll(/^export const (?=answer\d+ =)/gm, "const ");
}

/** What the checks do without: enumerations, the widths of numbers, and prose. */
function tolerant(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(tolerant);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name, member]) => !isLeftOut(name, member));
  return Object.fromEntries(kept.map(([name, member]) => [name, tolerant(member)]));
}

/** By the shape of the member, too: a property of a resource can have any name. */
function isLeftOut(name: string, member: unknown): boolean {
  if (name === "enum" || name === "examples") return Array.isArray(member);
  if (name === "format") return ["int32", "int64", "float", "double"].includes(String(member));
  return ["description", "title", "summary"].includes(name) && typeof member === "string";
}

function pointerStep(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}
