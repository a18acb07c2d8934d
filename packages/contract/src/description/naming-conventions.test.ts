import { describe, expect, it } from "vitest";
import { namedSchemas } from "./named-schemas.ts";
import { brokenConventions } from "./naming-conventions.ts";

describe("naming conventions", () => {
  it.each(namedSchemas())(
    "the schema of $place accepts and rejects the values that the naming conventions prescribe",
    (named) => {
      expect(brokenConventions(named)).toEqual([]);
    },
  );
});
