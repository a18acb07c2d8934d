/**
 * Compiles the schemas of a document into functions. The build writes the functions as source code, because workers and
 * pages with a strict content security policy forbid `new Function`. Tests with a changed document run them directly.
 */
import type { Format } from "ajv";
import { _, Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import standaloneModule from "ajv/dist/standalone/index.js";
import type { OpenApiDocument } from "../document.ts";
import { compactCode } from "./compact-code.ts";
import { formats as ownFormats } from "./formats.ts";
import { ownFormats as namesOfOwn } from "./own-formats.ts";
import { withoutAnnotations } from "./without-annotations.ts";

/** Returns whether a value is valid. If not, the violations are in the function's `errors`, as in ajv. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly Violation[] | null;
}

/** A violation of one rule of a schema. */
export interface Violation {
  readonly keyword: string;
  /** The JSON pointer (RFC 6901) of the invalid value. */
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface CompileOptions {
  /**
   * Whether an unknown keyword is an error, so that misspelt ones are found.
   *
   * @default false
   */
  readonly strict?: boolean;
  /**
   * The validators of formats, by the format's name. `true` accepts any value.
   *
   * @default the formats of JSON Schema, and OpenAPI's formats of numbers
   */
  readonly formats?: Readonly<Record<string, Format>>;
  /**
   * Whether lengths are counted in characters (code points), as in JSON Schema, instead of UTF-16 units.
   *
   * @default true
   */
  readonly countCharacters?: boolean;
}

/** The validators of one document. */
export interface Validators {
  /** The function for a schema. References in the schema point into the document: `{ $ref: "#/components/schemas/User" }`. */
  of(schema: object): Validator;
  /**
   * JavaScript that exports `validators`: a function for each name, shared by names with the same schema. The code imports
   * only from `runtimeModule`, which must export the same as `@ev-vehicles/openapi/runtime`.
   */
  sourceOf(schemas: Readonly<Record<string, object>>, runtimeModule: string): string;
  /** Like `sourceOf`, but without the object `validators`, for code that imports single functions. */
  functionsOf(schemas: Readonly<Record<string, object>>, runtimeModule: string): WrittenFunctions;
}

/** Validators as source code. */
export interface WrittenFunctions {
  /** JavaScript that exports every function under its variable's name. */
  readonly code: string;
  /** By the name of each schema, the variable of its function. */
  readonly variables: ReadonlyMap<string, string>;
}

/** The id of the document in ajv. It is a URL, because `urn:` ids crash ajv. */
const documentId = "https://spec.invalid/description";

/** The default export of this CommonJS module is the function itself, but tsc types it as an object with `default`. */
const standaloneCode = standaloneModule as unknown as (
  ajv: Ajv2020,
  ids: Readonly<Record<string, string>>,
) => string;

/** OpenAPI's own keywords, which ajv does not know. */
const vocabulary = [
  ...["openapi", "info", "servers", "tags", "security", "paths", "webhooks", "components"],
  ...["example", "xml", "externalDocs", "discriminator"],
];

/** Creates the validators of a document. Each is compiled on first use. */
export function compileValidators(document: OpenApiDocument, options: CompileOptions = {}): Validators {
  const { strict = false, formats = ownFormats, countCharacters = true } = options;
  const ajv = new Ajv2020({
    allErrors: true,
    strict,
    allowUnionTypes: true,
    ...(countCharacters ? {} : { unicode: false }),
    inlineRefs: false,
    logger: strict ? console : false,
    formats: { ...formats },
    code: { source: true, esm: true, lines: true, formats: _`formats` },
  });
  // For `unevaluated…` and `$dynamicRef`, ajv sets properties on the functions. That is a side effect, so bundlers could
  // not drop the functions. So these keywords are turned off unless the document uses them.
  const isUsed = (keyword: string): boolean => JSON.stringify(document).includes(`"${keyword}`);
  Object.assign(ajv.opts, { unevaluated: isUsed("unevaluated"), dynamicRef: isUsed("$dynamicRef") });
  ajv.addVocabulary([...vocabulary, ...extensionsIn(document)]);
  ajv.addSchema(withoutAnnotations(document) as object, documentId);
  const compiled = new Map<string, ValidateFunction>();
  const of = (schema: object): ValidateFunction => {
    const text = absolute(schema);
    const known = compiled.get(text) ?? compile(ajv, JSON.parse(text) as object);
    compiled.set(text, known);
    return known;
  };
  return {
    of: of as (schema: object) => Validator,
    sourceOf: (schemas, runtimeModule) => sourceOf(ajv, schemas, runtimeModule),
    functionsOf: (schemas, runtimeModule) => functionsOf(ajv, schemas, runtimeModule),
  };
}

function compile(ajv: Ajv2020, schema: { $ref?: string }): ValidateFunction {
  const { $ref, ...siblings } = schema;
  const known = $ref !== undefined && Object.keys(siblings).length === 0 ? ajv.getSchema($ref) : undefined;
  return known ?? ajv.compile(schema);
}

/** Makes references absolute, so that ajv resolves them in the document instead of in the schema. */
function absolute(schema: object): string {
  return JSON.stringify(schema).replaceAll('"$ref":"#', `"$ref":"${documentId}#`);
}

function sourceOf(ajv: Ajv2020, schemas: Readonly<Record<string, object>>, runtimeModule: string): string {
  const { code, variables } = functionsOf(ajv, schemas, runtimeModule);
  const entries = [...variables].map(([name, variable]) => `  ${JSON.stringify(name)}: ${variable},`);
  return `${code}\n\nexport const validators = {\n${entries.join("\n")}\n};\n`;
}

function functionsOf(
  ajv: Ajv2020,
  schemas: Readonly<Record<string, object>>,
  runtimeModule: string,
): WrittenFunctions {
  const functions = new Map<string, string>();
  const ids: Record<string, string> = {};
  const variables = new Map<string, string>();
  for (const [name, schema] of Object.entries(schemas)) {
    const text = absolute(schema);
    const known = functions.get(text);
    const variable = known ?? `validator${functions.size}`;
    variables.set(name, variable);
    if (known !== undefined) continue;
    functions.set(text, variable);
    ids[variable] = idOf(ajv, JSON.parse(text) as object, variable);
  }
  return { code: asModule(standaloneCode(ajv, ids), runtimeModule), variables };
}

function idOf(ajv: Ajv2020, schema: { $ref?: string }, variable: string): string {
  const { $ref, ...siblings } = schema;
  if ($ref !== undefined && Object.keys(siblings).length === 0) return $ref;
  const id = `https://spec.invalid/${variable}`;
  ajv.addSchema(schema, id);
  return id;
}

/** The names that generated code can import from `runtime.ts`. */
const runtimeNames: readonly string[] = ["equal", "formats", "ucs2length", ...Object.values(namesOfOwn)];

/** Turns ajv's code into a module that imports from `runtime.ts` instead of requiring parts of ajv. */
function asModule(code: string, runtimeModule: string): string {
  const body = compactCode(code)
    .replace(/^"use strict";/, "")
    .replaceAll(/\brequire\("ajv\/dist\/runtime\/(equal|ucs2length)"\)\.default/g, "$1")
    .replaceAll(/= formats(?:\.(\w+)|\["([^"]+)"\]);$/gm, (access, plain?: string, quoted?: string) => {
      const own = namesOfOwn[plain ?? quoted ?? ""];
      return own === undefined ? access : `= ${own};`;
    });
  const [unknown] = /\brequire\([^)]*\)/.exec(body) ?? [];
  if (unknown)
    throw new Error(
      `The validators need ${unknown}, which validators/runtime.ts does not export: add it there and to runtimeNames.`,
    );
  const names = runtimeNames.filter((name) => new RegExp(`= ${name}\\b`, "m").test(body));
  return names.length === 0
    ? body
    : `import { ${[...new Set(names)].sort().join(", ")} } from "${runtimeModule}";\n${body}`;
}

/** All `x-…` keywords in the document. */
function extensionsIn(value: unknown, found: Set<string> = new Set()): ReadonlySet<string> {
  if (Array.isArray(value)) for (const item of value) extensionsIn(item, found);
  else if (typeof value === "object" && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      if (name.startsWith("x-")) found.add(name);
      else extensionsIn(member, found);
    }
  }
  return found;
}
