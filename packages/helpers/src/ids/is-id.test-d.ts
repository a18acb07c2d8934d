import { expectTypeOf, test } from "vitest";
import { isId } from "./is-id.ts";

declare const value: unknown;

test("isId narrows to a string, or to the template of the kind", () => {
  if (isId(value)) expectTypeOf(value).toEqualTypeOf<string>();
  if (isId(value, "Vehicle")) expectTypeOf(value).toEqualTypeOf<`vhcl${string}`>();
  else expectTypeOf(value).toBeUnknown();
  expectTypeOf(isId).not.toBeAny();
  // @ts-expect-error no kind of this API
  isId(value, "Bicycle");
});
