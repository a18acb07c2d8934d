import { expect, it } from "vitest";
import { readDocument } from "../document/read-document.ts";
import { referenceDocument } from "./reference-document.ts";

const reference = referenceDocument(readDocument());

/** Yields every object of the document with its path, which failure messages show. */
function* objectsIn(value: unknown, path = "#"): Generator<[string, Record<string, unknown>]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [path, value as Record<string, unknown>];
  for (const [name, member] of Object.entries(value)) yield* objectsIn(member, `${path}/${name}`);
}

it("in the reference, a field or parameter shows its own description, not that of its schema", () => {
  const parameters = reference.paths?.["/vehicles"]?.get?.parameters ?? [];
  const pageAfter = parameters.find((one) => "name" in one && one.name === "page_after");
  expect(pageAfter).toMatchObject({ description: expect.any(String), schema: { type: "string" } });
  expect(pageAfter).not.toHaveProperty("schema.description");
  for (const [path, object] of objectsIn(reference)) {
    if (typeof object.description === "string") expect(object, path).not.toHaveProperty("$ref");
  }
});

it("the document of the reference contains named examples inline, with summaries", () => {
  const body = reference.paths?.["/vehicles"]?.post?.requestBody;
  expect(body).toMatchObject({
    content: {
      "application/json": { examples: { byTrim: { summary: expect.any(String), value: expect.anything() } } },
    },
  });
});

it("in the document of the reference, a recursive schema stays a $ref", () => {
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
