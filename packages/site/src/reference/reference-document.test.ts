import { expect, it } from "vitest";
import { readDocument } from "../document/read-document.ts";
import { referenceDocument } from "./reference-document.ts";

const reference = referenceDocument(readDocument());

/** Every object of the document, with its path for messages. */
function* objectsIn(value: unknown, path = "#"): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [path, value as Record<string, unknown>];
  for (const [name, member] of Object.entries(value)) yield* objectsIn(member, `${path}/${name}`);
}

it("describes a field or parameter once, not beside the type behind it", () => {
  const parameters = reference.paths?.["/vehicles"]?.get?.parameters ?? [];
  const pageAfter = parameters.find((one) => "name" in one && one.name === "page_after");
  expect(pageAfter).toMatchObject({ description: expect.any(String), schema: { type: "string" } });
  expect(pageAfter).not.toHaveProperty("schema.description");
  for (const [path, object] of objectsIn(reference)) {
    if (typeof object.description === "string") expect(object, path).not.toHaveProperty("$ref");
  }
});

it("has every named example with its summary, and no reference to one", () => {
  const body = reference.paths?.["/vehicles"]?.post?.requestBody;
  expect(body).toMatchObject({
    content: {
      "application/json": { examples: { byTrim: { summary: expect.any(String), value: expect.anything() } } },
    },
  });
});

it("ends at a schema that leads back to itself", () => {
  const document = readDocument();
  const next = { $ref: "#/components/schemas/Chain", description: "The next one." };
  const Chain = { type: "object" as const, description: "A link of a chain.", properties: { next } };
  const looped = {
    ...document,
    components: { ...document.components, schemas: { ...document.components?.schemas, Chain } },
  };
  const { schemas } = referenceDocument(looped).components ?? {};
  expect(schemas?.Chain).toMatchObject({
    properties: { next: { type: "object", description: "The next one.", properties: { next } } },
  });
});
