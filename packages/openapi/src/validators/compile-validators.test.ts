import { rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { readOperations } from "../read-operations.ts";
import { documentOf } from "../testing.ts";
import { compileValidators } from "./compile-validators.ts";
import { namedRequestSchemas, namedResponseSchemas, namedValidators } from "./named-schemas.ts";

const document = documentOf(
  {
    "/cars/{car_id}": {
      parameters: [{ name: "car_id", in: "path", required: true, schema: { pattern: "^car" } }],
      put: {
        operationId: "replaceCar",
        requestBody: {
          content: {
            "application/json": {
              schema: { oneOf: [{ $ref: "#/components/schemas/Car" }, { type: "string" }] },
            },
          },
        },
        responses: {
          "200": {
            description: "Done.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Car" } } },
          },
        },
      },
    },
  },
  {
    schemas: {
      Car: {
        type: "object",
        description: "A car.",
        required: ["description"],
        properties: {
          description: { type: "string", maxLength: 3, description: "Prose." },
          seen: { type: "string", format: "date-time" },
        },
      },
    },
  },
);
const operations = readOperations(document);
const schemas = { ...namedRequestSchemas(document, operations), ...namedResponseSchemas(operations) };

test("schemas of parameters, bodies, forms of a body and responses get different names", () => {
  expect(Object.keys(schemas)).toEqual([
    "replaceCar parameters",
    "replaceCar body",
    "replaceCar body 0",
    "replaceCar body 1",
    "replaceCar 200",
  ]);
});

// The file must be inside the package, because its code imports from the package.
const runtime = "@ev-vehicles/openapi/runtime";
const written = fileURLToPath(new URL("./written-by-test.mjs", import.meta.url));
afterAll(() => rmSync(written, { force: true }));

describe.each([
  ["compiled in memory", async () => namedValidators(compileValidators(document), schemas)],
  [
    "written to a file",
    async () => {
      writeFileSync(written, compileValidators(document).sourceOf(schemas, runtime));
      return ((await import(written)) as { validators: ReturnType<typeof namedValidators> }).validators;
    },
  ],
])("validators %s", (_, load) => {
  test("a validator's errors name the broken rule and the place of the invalid value", async () => {
    const validators = await load();
    const parameters = validators["replaceCar parameters"];
    expect(parameters?.({ path: { car_id: "car1" } })).toBe(true);
    expect(parameters?.({ path: { car_id: "bus1" } })).toBe(false);
    expect(parameters?.errors).toMatchObject([{ instancePath: "/path/car_id", keyword: "pattern" }]);
    expect(parameters?.({ path: {} })).toBe(false);
    const car = validators["replaceCar 200"];
    // Three characters, but six UTF-16 units: JSON Schema counts characters.
    expect(car?.({ description: "🚗🚗🚗" })).toBe(true);
    expect(car?.({ description: "four" })).toBe(false);
    expect(car?.({})).toBe(false);
    expect(validators["replaceCar body"]?.("text")).toBe(true);
  });

  test.each([
    ["2024-04-18T09:00:00Z", true],
    ["2024-02-30T09:00:00Z", false],
    ["2024-04-18 09:00:00Z", false],
  ])("a validator returns for the date-time %s: %s", async (seen, valid) => {
    const validators = await load();
    expect(validators["replaceCar 200"]?.({ description: "", seen })).toBe(valid);
  });
});

test("generated code imports only from the runtime module, and contains no descriptions", () => {
  const source = compileValidators(document).sourceOf(schemas, runtime);
  expect(source).not.toMatch(/\brequire\(|new Function|Prose|A car/);
  expect([...source.matchAll(/^import .*$/gm)].map(([line]) => line)).toEqual([
    'import { isDateTime, ucs2length } from "@ev-vehicles/openapi/runtime";',
  ]);
});

test("a strict compiler rejects a misspelt keyword and accepts x- keywords", () => {
  const typo = documentOf({}, { schemas: { Car: { type: "string", maxLenght: 3, "x-note": "ours" } } });
  const car = { $ref: "#/components/schemas/Car" };
  expect(() => compileValidators(typo, { strict: true }).of(car)).toThrow("maxLenght");
  const extended = documentOf({}, { schemas: { Car: { type: "string", "x-note": "ours" } } });
  expect(compileValidators(extended, { strict: true }).of(car)("long")).toBe(true);
});
