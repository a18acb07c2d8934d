import { describe, expect, it } from "vitest";
import { brokenPromises } from "./check/name-promises.ts";
import { namedSchemas } from "./check/named-schemas.ts";

describe("what a name promises holds for", () => {
  it.each(namedSchemas())("$place", (named) => {
    expect(brokenPromises(named)).toEqual([]);
  });
});
