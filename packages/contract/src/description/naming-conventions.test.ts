import { describe, expect, it } from "vitest";
import { namedSchemas } from "./named-schemas.ts";
import { brokenConventions } from "./naming-conventions.ts";

describe("what a name promises holds for", () => {
  it.each(namedSchemas())("$place", (named) => {
    expect(brokenConventions(named)).toEqual([]);
  });
});
