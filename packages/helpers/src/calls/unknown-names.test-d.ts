import { assertType, expectTypeOf, test } from "vitest";
import type { HasName, RefuseUnknownNames } from "./unknown-names.ts";

interface Known {
  params: { query?: { page_size?: number }; path: { vehicle_id: string } };
  body: { trim: string } | { model: string };
  timeoutMs?: number;
}

test("RefuseUnknownNames is the type `unknown` if all names are known", () => {
  expectTypeOf<RefuseUnknownNames<Known, Known>>().toEqualTypeOf<unknown>();
  expectTypeOf<RefuseUnknownNames<Known, { params: { path: { vehicle_id: string } } }>>().toBeUnknown();
  expectTypeOf<RefuseUnknownNames<Known, { body: { model: "a" } }>>().toBeUnknown();
  expectTypeOf<RefuseUnknownNames<Known, Partial<Known>>>().toBeUnknown();
});

test("RefuseUnknownNames contains the unknown names of options, parameters and body fields", () => {
  type Wrong = {
    a: 1;
    params: { b: 1; path: { c: 1 }; query: { d: 1 } };
    body: { trim: "1"; e: 1 };
  };
  type Refused = RefuseUnknownNames<Known, Wrong>;
  expectTypeOf<Refused>().toHaveProperty("~unknown").toEqualTypeOf<"a" | "b" | "c" | "d" | "e">();
  // @ts-expect-error no options have this type
  assertType<Refused>({} as Wrong);
});

test("RefuseUnknownNames accepts `any`, records and lists, and is not `any` itself", () => {
  // biome-ignore lint/suspicious/noExplicitAny: JavaScript callers pass any
  expectTypeOf<RefuseUnknownNames<Known, any>>().toBeUnknown();
  expectTypeOf<RefuseUnknownNames<Known, { params: { query: Record<string, string> } }>>().toBeUnknown();
  expectTypeOf<RefuseUnknownNames<{ body: string[] }, { body: readonly ["a"] }>>().toBeUnknown();
  expectTypeOf<RefuseUnknownNames<Known, Known>>().not.toBeAny();
});

test("HasName is true for a literal name, and false for the types `never` and `string`", () => {
  expectTypeOf<HasName<"a">>().toEqualTypeOf<true>();
  expectTypeOf<HasName<"a" | "b">>().toEqualTypeOf<true>();
  expectTypeOf<HasName<never>>().toEqualTypeOf<false>();
  expectTypeOf<HasName<string>>().toEqualTypeOf<false>();
  // @ts-expect-error HasName is true here
  assertType<HasName<"a">>(false);
});
