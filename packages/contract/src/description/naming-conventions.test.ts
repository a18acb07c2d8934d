import { describe, expect, it } from "vitest";
import { namedSchemas } from "./named-schemas.ts";
import { brokenConventions } from "./naming-conventions.ts";

describe("naming conventions", () => {
  it.each(namedSchemas())("the schema of $place follows the conventions for its name", (named) => {
    expect(brokenConventions(named)).toEqual([]);
  });
});
