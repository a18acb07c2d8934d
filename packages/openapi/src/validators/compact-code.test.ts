import { expect, test } from "vitest";
import { documentOf } from "../testing.ts";
import { compileValidators } from "./compile-validators.ts";

const document = documentOf(
  {},
  {
    schemas: {
      Id: { type: ["string", "null"], pattern: "^a$" },
      Make: { type: "object", properties: { id: { $ref: "#/components/schemas/Id" } } },
      Model: { type: "object", properties: { make: { $ref: "#/components/schemas/Make" } } },
      // The same schema under another name.
      OtherModel: { type: "object", properties: { make: { $ref: "#/components/schemas/Make" } } },
      Trim: { type: "object", properties: { make: { $ref: "#/components/schemas/Id" } } },
    },
  },
);
const schemas = Object.fromEntries(
  ["Make", "Model", "OtherModel", "Trim"].map((name) => [name, { $ref: `#/components/schemas/${name}` }]),
);
const source = compileValidators(document).sourceOf(schemas, "./runtime.ts");

async function load() {
  const url = `data:text/javascript,${encodeURIComponent(source)}`;
  return ((await import(/* @vite-ignore */ url)) as { validators: Record<string, CompiledFunction> })
    .validators;
}
type CompiledFunction = ((value: unknown) => boolean) & { errors?: readonly { params: object }[] };

test("identical generated functions are written once, even if they call different copies of a function", () => {
  // One function each for Id, Make, Model and Trim.
  expect(source.match(/^function /gm)).toHaveLength(4);
});

test("two generated functions are both kept if the functions that they call differ", async () => {
  const { Model, Trim } = await load();
  expect(Model?.({ make: { id: "b" } })).toBe(false);
  expect(Trim?.({ make: "a" })).toBe(true);
  expect(Trim?.({ make: { id: "a" } })).toBe(false);
});

test("generated validator code contains no whole schemas, only the values that violations report", async () => {
  expect(source).not.toMatch(/schema\d/);
  const { Make } = await load();
  expect(Make?.({ id: 5 })).toBe(false);
  expect(Make?.errors?.[0]?.params).toEqual({ type: ["string", "null"] });
});

test("loading generated validator code has no side effects, so bundlers can drop unused functions", () => {
  const effects = source
    .split("\n")
    .filter((line) => /^(const|let|var|[\w.]+ =)/.test(line) && /\bnew |\.evaluated/.test(line));
  expect(effects.every((line) => line.includes("/* @__PURE__ */ new RegExp("))).toBe(true);
  expect(effects.length).toBe(1);
});
