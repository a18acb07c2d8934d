import { assertType, expectTypeOf, test } from "vitest";
import { type ParsedId, parseId } from "./parse-id.ts";

test("a check of `kind` in parseId's result narrows the type of `id`", () => {
  const parsed = parseId("vhcl01HRFF3SEVSCRAV9B3CHVDFN0H");
  expectTypeOf(parsed).toEqualTypeOf<ParsedId>();
  if (parsed.kind === "Vehicle") expectTypeOf(parsed.id).toEqualTypeOf<`vhcl${string}`>();
  if (parsed.kind === undefined) expectTypeOf(parsed.id).toEqualTypeOf<string>();
  expectTypeOf(parsed).not.toBeAny();
  // @ts-expect-error a vehicle's ID is not a user's
  assertType<ParsedId>({ kind: "User", id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" });
});
