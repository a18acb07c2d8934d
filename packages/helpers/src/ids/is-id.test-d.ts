import { assertType, expectTypeOf, test } from "vitest";
import { type IdKind, type IdOf, isId } from "./is-id.ts";

declare const value: unknown;

test("IdKind contains the ID kinds of the OpenAPI description, and is not `any`", () => {
  expectTypeOf<"Vehicle" | "VehicleTrim" | "User">().toExtend<IdKind>();
  expectTypeOf<IdKind>().not.toBeAny();
  // @ts-expect-error not a kind of this API
  assertType<IdKind>("Bicycle");
});

test("IdOf is a template literal type that begins with the letters of the ID's kind", () => {
  expectTypeOf<IdOf<"Vehicle">>().toEqualTypeOf<`vhcl${string}`>();
  expectTypeOf<"user01HN2NJ9NMRZBXT1H6FT9N7735">().toExtend<IdOf>();
  expectTypeOf<IdOf>().not.toBeAny();
  // @ts-expect-error a user's ID
  assertType<IdOf<"Vehicle">>("user01HN2NJ9NMRZBXT1H6FT9N7735");
});

test("isId narrows to `string`, or to the ID type of the kind that is passed", () => {
  if (isId(value)) expectTypeOf(value).toEqualTypeOf<string>();
  if (isId(value, "Vehicle")) expectTypeOf(value).toEqualTypeOf<`vhcl${string}`>();
  else expectTypeOf(value).toBeUnknown();
  expectTypeOf(isId).not.toBeAny();
  // @ts-expect-error not a kind of this API
  isId(value, "Bicycle");
});
