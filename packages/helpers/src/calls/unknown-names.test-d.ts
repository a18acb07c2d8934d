import { assertType, expectTypeOf, test } from "vitest";
import type { HasName, RefuseUnknownNames } from "./unknown-names.ts";

interface Known {
  params: { query?: { page_size?: number }; path: { vehicle_id: string } };
  body: { trim: string } | { model: string };
  timeoutMs?: number;
}

test("RefuseUnknownNames is unknown for known names, so that it changes nothing", () => {
  expectTypeOf<RefuseUnknownNames<Known, Known>>().toEqualTypeOf<unknown>();
  expectTypeOf<RefuseUnknownNames<Known, { params: { path: { vehicle_id: string } } }>>().toBeUnknown();
  expectTypeOf<RefuseUnknownNames<Known, { body: { model: "a" } }>>().toBeUnknown();
  expectTypeOf<RefuseUnknownNames<Known, Partial<Known>>>().toBeUnknown();
});

test("RefuseUnknownNames says each unknown name, at every level", () => {
  type Wrong = {
    a: 1;
    params: { b: 1; path: { c: 1 }; query: { d: 1 } };
    body: { trim: "1"; e: 1 };
  };
  type Refused = RefuseUnknownNames<Known, Wrong>;
  expectTypeOf<Refused>().toHaveProperty("~unknown").toEqualTypeOf<"a" | "b" | "c" | "d" | "e">();
  // @ts-expect-error no options are of this type
  assertType<Refused>({} as Wrong);
});

test("RefuseUnknownNames leaves any, records and lists alone, and is not any itself", () => {
  // biome-ignore lint/suspicious/noExplicitAny: what a JavaScript caller passes
  expectTypeOf<RefuseUnknownNames<Known, any>>().toBeUnknown();
  expectTypeOf<RefuseUnknownNames<Known, { params: { query: Record<string, string> } }>>().toBeUnknown();
  expectTypeOf<RefuseUnknownNames<{ body: string[] }, { body: readonly ["a"] }>>().toBeUnknown();
  expectTypeOf<RefuseUnknownNames<Known, Known>>().not.toBeAny();
});

test("HasName is true for a name, and false for none and for any name", () => {
  expectTypeOf<HasName<"a">>().toEqualTypeOf<true>();
  expectTypeOf<HasName<"a" | "b">>().toEqualTypeOf<true>();
  expectTypeOf<HasName<never>>().toEqualTypeOf<false>();
  expectTypeOf<HasName<string>>().toEqualTypeOf<false>();
  // @ts-expect-error a name
  assertType<HasName<"a">>(false);
});
