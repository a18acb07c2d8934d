import { idPrefixes } from "@ev-vehicles/types";
import { expect, it } from "vitest";
import { InvalidIdError } from "./invalid-id-error.ts";
import { parseId } from "./parse-id.ts";

it("parseId recognises every ID kind in the OpenAPI description", () => {
  for (const [kind, prefix] of Object.entries(idPrefixes)) {
    const id = `${prefix}01HRFF3SEVSCRAV9B3CHVDFN0H`;
    expect(parseId(id)).toEqual({ kind, id });
  }
});

it("parseId accepts an ID of an unknown kind", () => {
  const id = "evse01HRFF3SEVSCRAV9B3CHVDFN0H";
  expect(parseId(id)).toEqual({ kind: undefined, id });
});

it("parseId throws for text that is not an ID, and the error contains the text and what was expected", () => {
  expect(() => parseId("42")).toThrow(InvalidIdError);
  expect(() => parseId("42")).toThrow(
    '"42" is not an ID: expected four lower-case letters, then 26 capital letters or digits',
  );
});
