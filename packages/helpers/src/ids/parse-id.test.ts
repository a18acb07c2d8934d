import { idPrefixes } from "@ev-vehicles/types";
import { expect, it } from "vitest";
import { InvalidIdError } from "./invalid-id-error.ts";
import { parseId } from "./parse-id.ts";

it("says of every kind that the description knows what an id is the id of", () => {
  for (const [kind, prefix] of Object.entries(idPrefixes)) {
    const id = `${prefix}01HRFF3SEVSCRAV9B3CHVDFN0H`;
    expect(parseId(id)).toEqual({ kind, id });
  }
});

it("takes an id of a collection that it does not know", () => {
  const id = "evse01HRFF3SEVSCRAV9B3CHVDFN0H";
  expect(parseId(id)).toEqual({ kind: undefined, id });
});

it("throws for anything else, naming it and what was expected", () => {
  expect(() => parseId("42")).toThrow(InvalidIdError);
  expect(() => parseId("42")).toThrow('"42" is not an id: four letters, then 26 capitals or digits');
});
