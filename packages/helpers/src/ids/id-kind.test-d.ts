import { assertType, expectTypeOf, test } from "vitest";
import type { IdKind, IdOf } from "./id-kind.ts";

test("IdKind names the kinds of the description, and is not any", () => {
  expectTypeOf<"Vehicle" | "VehicleTrim" | "User">().toExtend<IdKind>();
  expectTypeOf<IdKind>().not.toBeAny();
  // @ts-expect-error no kind of this API
  assertType<IdKind>("Bicycle");
});

test("IdOf is a template that begins with the letters of the kind", () => {
  expectTypeOf<IdOf<"Vehicle">>().toEqualTypeOf<`vhcl${string}`>();
  expectTypeOf<"user01HN2NJ9NMRZBXT1H6FT9N7735">().toExtend<IdOf>();
  expectTypeOf<IdOf>().not.toBeAny();
  // @ts-expect-error the id of a user
  assertType<IdOf<"Vehicle">>("user01HN2NJ9NMRZBXT1H6FT9N7735");
});
