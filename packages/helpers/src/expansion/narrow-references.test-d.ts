import { assertType, describe, expectTypeOf, test } from "vitest";
import type { CertainName, NarrowReferences, PossibleName } from "./narrow-references.ts";

interface Owner {
  id: string;
  home?: { supplier: string | Supplier; country: string };
}
interface Supplier {
  name: string;
}
interface Car {
  id: string;
  readonly owner: string | Owner;
  driver?: string | Owner;
  log: string | Log | null;
  tags: string[];
}
interface Log {
  car: string | Car;
  owners: [first: string | Owner];
}

describe("NarrowReferences", () => {
  test("NarrowReferences replaces a reference whose name is certain with the resource, and others with the URL", () => {
    type Narrowed = NarrowReferences<Car, "owner", "owner">;
    expectTypeOf<Narrowed["owner"]["id"]>().toEqualTypeOf<string>();
    expectTypeOf<Narrowed["log"]>().toEqualTypeOf<string | null>();
    expectTypeOf<Narrowed["tags"]>().toEqualTypeOf<string[]>();
    // @ts-expect-error the driver is not expanded
    assertType<Owner>({} as NonNullable<Narrowed["driver"]>);
  });

  test("NarrowReferences keeps property modifiers, null and undefined", () => {
    type Narrowed = NarrowReferences<Car, "driver" | "log", "driver" | "log">;
    expectTypeOf<undefined>().toExtend<Narrowed["driver"]>();
    expectTypeOf<null>().toExtend<Narrowed["log"]>();
    expectTypeOf<string>().not.toExtend<Narrowed["log"]>();
    expectTypeOf<{ id: string; owner: string; log: null; tags: string[] }>().toExtend<Narrowed>();
    // @ts-expect-error owner is readonly
    (({}) as Narrowed).owner = "";
  });

  test("NarrowReferences does not narrow a reference whose name is only possible", () => {
    type Narrowed = NarrowReferences<Car, never, "owner">;
    expectTypeOf<string>().toExtend<Narrowed["owner"]>();
    expectTypeOf<{ id: string }>().toExtend<Narrowed["owner"]>();
  });

  test("NarrowReferences narrows references in arrays, in embedded objects and in an array field of an object", () => {
    type Cars = NarrowReferences<Car[], "owner.home.supplier", "owner.home.supplier">;
    expectTypeOf<Cars[number]["log"]>().toEqualTypeOf<string | null>();
    type Home = NonNullable<Cars[number]["owner"]["home"]>;
    expectTypeOf<Home["supplier"]>().toEqualTypeOf<{ name: string }>();
    type Page = NarrowReferences<{ results: readonly Car[] }, "results.owner", "results.owner">;
    expectTypeOf<Page["results"][number]["owner"]["id"]>().toEqualTypeOf<string>();
  });

  test("NarrowReferences narrows lists of references at any depth, written as (A | B)[], A[] | B[] or a tuple", () => {
    interface Garage {
      either: (string | Owner)[];
      lists?: string[] | Owner[] | null;
      collection: string | Owner[];
      nested: readonly (string | Car)[][];
      pair: [first: string | Owner, second: string | Owner];
      withNull: (string | Owner | null)[];
    }
    type Every = "either" | "lists" | "collection" | "nested.owner" | "pair" | "withNull";
    type Full = NarrowReferences<Garage, Every, Every>;
    interface Home {
      supplier: string;
      country: string;
    }
    interface Narrowed {
      id: string;
      home?: Home;
    }
    expectTypeOf<Full["either"]>().toEqualTypeOf<Narrowed[]>();
    expectTypeOf<Full["lists"]>().toEqualTypeOf<Narrowed[] | null | undefined>();
    expectTypeOf<Full["collection"]>().toEqualTypeOf<Narrowed[]>();
    expectTypeOf<Full["nested"][number][number]["owner"]["id"]>().toEqualTypeOf<string>();
    expectTypeOf<Full["pair"]>().toEqualTypeOf<[first: Narrowed, second: Narrowed]>();
    expectTypeOf<Full["withNull"]>().toEqualTypeOf<(Narrowed | null)[]>();

    type Bare = NarrowReferences<Garage, never, never>;
    expectTypeOf<Bare["either"]>().toEqualTypeOf<string[]>();
    expectTypeOf<Bare["lists"]>().toEqualTypeOf<string[] | null | undefined>();
    expectTypeOf<Bare["collection"]>().toEqualTypeOf<string>();
    expectTypeOf<Bare["nested"]>().toEqualTypeOf<readonly string[][]>();
    expectTypeOf<Bare["pair"]>().toEqualTypeOf<[first: string, second: string]>();
    expectTypeOf<Bare["withNull"]>().toEqualTypeOf<(string | null)[]>();

    type Open = NarrowReferences<Garage, never, "either" | "lists">;
    expectTypeOf<Open["either"]>().toEqualTypeOf<(string | Narrowed)[]>();
    expectTypeOf<Open["lists"]>().toEqualTypeOf<string[] | Narrowed[] | null | undefined>();
    expectTypeOf<Full>().not.toBeAny();
  });

  test("NarrowReferences does not change the types `string | string[]` and `(string | number)[]`", () => {
    type Narrowed = NarrowReferences<{ label: string | string[]; codes: (string | number)[] }, never, never>;
    expectTypeOf<Narrowed["label"]>().toEqualTypeOf<string | string[]>();
    expectTypeOf<Narrowed["codes"]>().toEqualTypeOf<(string | number)[]>();
  });

  test("NarrowReferences narrows no reference if the possible names have type `string`", () => {
    type Narrowed = NarrowReferences<Car, never, string>;
    expectTypeOf<{ id: string }>().toExtend<Narrowed["owner"]>();
    expectTypeOf<string>().toExtend<Narrowed["owner"]>();
    type Inner = Extract<Exclude<Narrowed["log"], string>, object>["car"];
    expectTypeOf<string>().toExtend<Inner>();
    expectTypeOf<Inner>().not.toEqualTypeOf<string>();
  });

  test("NarrowReferences makes a circular reference a URL where the dotted name ends", () => {
    type Narrowed = NarrowReferences<Car, "log.car.log", "log.car.log">;
    type Inner = NonNullable<NonNullable<Narrowed["log"]>["car"]["log"]>;
    expectTypeOf<Inner["car"]>().toEqualTypeOf<string>();
  });

  test("NarrowReferences does not narrow references in an index signature: each is still a URL or a resource", () => {
    type Narrowed = NarrowReferences<Record<string, string | Owner>, "owner", "owner">;
    expectTypeOf<string>().toExtend<Narrowed["owner"]>();
  });

  test("NarrowReferences returns `any` and `unknown` unchanged, and is not `any` itself", () => {
    // biome-ignore lint/suspicious/noExplicitAny: the case under test
    expectTypeOf<NarrowReferences<any, "a", "a">>().toBeAny();
    expectTypeOf<NarrowReferences<unknown, "a", "a">>().toBeUnknown();
    expectTypeOf<NarrowReferences<Car, "owner", "owner">>().not.toBeAny();
  });
});

describe("CertainName", () => {
  test("CertainName contains every literal name in a tuple", () => {
    expectTypeOf<CertainName<readonly ["a", "b.c"]>>().toEqualTypeOf<"a" | "b.c">();
    expectTypeOf<CertainName<readonly []>>().toBeNever();
  });

  test("CertainName excludes names that may be absent", () => {
    expectTypeOf<CertainName<("a" | "b")[]>>().toBeNever();
    expectTypeOf<CertainName<string[]>>().toBeNever();
    expectTypeOf<CertainName<readonly ["a" | "b"]>>().toBeNever();
    expectTypeOf<CertainName<readonly ["a", string]>>().toEqualTypeOf<"a">();
    expectTypeOf<CertainName<readonly ["a", ("b" | undefined)?]>>().toEqualTypeOf<"a">();
    expectTypeOf<CertainName<undefined>>().toBeNever();
    expectTypeOf<CertainName<readonly ["a"] | undefined>>().toBeNever();
  });

  test("CertainName of a union of tuples contains only the names that every tuple contains", () => {
    expectTypeOf<CertainName<readonly ["a"] | readonly ["a", "b"]>>().toEqualTypeOf<"a">();
    expectTypeOf<CertainName<readonly ["a"] | readonly []>>().toBeNever();
  });

  test("CertainName contains the literal names before and after a rest element", () => {
    expectTypeOf<CertainName<readonly ["a", ...("b" | "c")[]]>>().toEqualTypeOf<"a">();
    expectTypeOf<CertainName<readonly [..."b"[], "a"]>>().toEqualTypeOf<"a">();
    expectTypeOf<CertainName<readonly ["c", ..."b"[], "a"]>>().toEqualTypeOf<"a" | "c">();
  });

  test("CertainName is the type `never` if the expand list has type `any`", () => {
    // biome-ignore lint/suspicious/noExplicitAny: the case under test
    expectTypeOf<CertainName<any>>().toBeNever();
    expectTypeOf<CertainName<readonly ["a"]>>().not.toBeAny();
  });
});

describe("PossibleName", () => {
  test("PossibleName contains every name that the expand list may contain", () => {
    expectTypeOf<PossibleName<readonly ["a" | "b", ..."c"[]]>>().toEqualTypeOf<"a" | "b" | "c">();
    expectTypeOf<PossibleName<readonly ["a"] | undefined>>().toEqualTypeOf<"a">();
    expectTypeOf<PossibleName<undefined>>().toBeNever();
  });

  test("PossibleName is the type `string` if the expand list has type `any`", () => {
    // biome-ignore lint/suspicious/noExplicitAny: the case under test
    expectTypeOf<PossibleName<any>>().toEqualTypeOf<string>();
    expectTypeOf<PossibleName<readonly ["a"]>>().not.toBeAny();
  });
});
