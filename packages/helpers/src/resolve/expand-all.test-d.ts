import type { paths, User, Vehicle, VehicleStatusLog, VehicleTrim } from "@ev-vehicles/types";
import type { Client } from "openapi-fetch";
import { assertType, describe, expectTypeOf, test } from "vitest";
import type { ExpandingClient } from "../calls/expanding-client.ts";
import type { Expanded } from "../expansion/expanded.ts";
import type { Resolver } from "./create-resolver.ts";
import { expandAll } from "./expand-all.ts";
import type { ExpandedItem } from "./types/expanded-item.ts";

interface OwnClient extends ExpandingClient<paths, Error> {
  use(): void;
}

declare const ev: OwnClient;
declare const plain: Client<paths>;
declare const resolver: Resolver<paths>;
declare const narrowed: Expanded<Vehicle>[];
declare const flag: boolean;

describe("expandAll", () => {
  test("expandAll's result has the type of the server's expansion, with every kind of client or a resolver", async () => {
    const names = ["user", "trim.model.make"] as const;
    type Want = Expanded<Vehicle, "user" | "trim.model.make">[];
    expectTypeOf(await expandAll(ev, narrowed, names)).toEqualTypeOf<Want>();
    expectTypeOf(await expandAll(plain, narrowed, names)).toEqualTypeOf<Want>();
    expectTypeOf(await expandAll(resolver, narrowed, names)).toEqualTypeOf<Want>();
    expectTypeOf(await expandAll(ev, narrowed, ["latest_status_log"])).toEqualTypeOf<
      Expanded<Vehicle, "latest_status_log">[]
    >();
  });

  test("expandAll expands further references of items in which a call has already expanded some", async () => {
    const { data = [] } = await ev.GET("/vehicles", { params: { query: { expand: ["user"] } } });
    const [vehicle] = await expandAll(ev, data, ["trim.model"]);
    expectTypeOf(vehicle).toEqualTypeOf<Expanded<Vehicle, "user" | "trim.model"> | undefined>();
  });

  test("expandAll keeps references that are already expanded, at every depth", async () => {
    const items = [] as Expanded<Vehicle, "trim.model.make">[];
    const [vehicle] = await expandAll(ev, items, ["user.default_location.tariff"]);
    expectTypeOf(vehicle?.trim.model.make.name).toEqualTypeOf<string | undefined>();
    expectTypeOf(vehicle?.user.default_location?.tariff?.name).toEqualTypeOf<string | undefined>();
    const [deeper] = await expandAll(ev, [] as Expanded<Vehicle, "trim">[], ["trim.model"]);
    expectTypeOf(deeper).toEqualTypeOf<Expanded<Vehicle, "trim.model"> | undefined>();
  });

  test("references of a plain Vehicle that expandAll does not name stay a URL or a resource", async () => {
    const [vehicle] = await expandAll(ev, [] as Vehicle[], ["trim"]);
    expectTypeOf(vehicle?.trim.name).toEqualTypeOf<string | undefined>();
    expectTypeOf<NonNullable<typeof vehicle>["user"]>().toEqualTypeOf<string | User>();
  });

  test("expandAll accepts names that no operation offers in expand", async () => {
    const [log] = await expandAll(ev, [] as Expanded<VehicleStatusLog>[], [
      "vehicle.latest_status_log.vehicle",
    ]);
    expectTypeOf(log?.vehicle.latest_status_log?.vehicle.id).toEqualTypeOf<string | undefined>();
  });

  test("after expandAll, a reference that may or may not be named is a URL or a resource", async () => {
    const [vehicle] = await expandAll(ev, narrowed, [flag ? "user" : "trim"]);
    assertType<NonNullable<typeof vehicle>["user"]>("https://api.ev.energy/v2/users/user01");
    assertType<NonNullable<typeof vehicle>["user"]>({} as Expanded<User>);
    const list: ("user" | "trim")[] = ["user"];
    const [open] = await expandAll(ev, narrowed, list);
    assertType<NonNullable<typeof open>["trim"]>("https://api.ev.energy/v2/vehicle_trims/trim01");
    assertType<NonNullable<typeof open>["trim"]>({} as Expanded<VehicleTrim>);
    // @ts-expect-error trim may be a URL
    open?.trim.name;
  });

  test("no type in the result of expandAll is `any`", async () => {
    const items = await expandAll(ev, narrowed, ["user"]);
    expectTypeOf(items).not.toBeAny();
    expectTypeOf(items[0]?.user).not.toBeAny();
    expectTypeOf<ExpandedItem<Expanded<Vehicle>, Vehicle, "user", "user">>().not.toBeAny();
    expectTypeOf<ExpandedItem<Expanded<Vehicle>, Vehicle, "user", "user">>().toEqualTypeOf<
      Expanded<Vehicle, "user">
    >();
  });
});

describe("expandAll with lists of references", () => {
  interface Site {
    id: string;
    owner: string | Owner;
    cars: string[] | Car[];
    spare?: (string | Car)[] | null;
  }
  interface Car {
    id: string;
    plate: number;
    owner: string | Owner;
  }
  interface Owner {
    id: string;
    name: string;
  }
  interface SitePaths {
    "/sites/{id}": { get: { responses: { 200: { content: { "application/json": Site } } } } };
  }
  const sites = {} as Resolver<SitePaths>;

  test("expandAll replaces a list of URLs with a list of resources", async () => {
    const [site] = await expandAll(sites, [] as Expanded<Site>[], ["cars.owner", "spare"]);
    type Expansion = NonNullable<typeof site>;
    expectTypeOf<Expansion>().not.toBeAny();
    expectTypeOf<Expansion["owner"]>().toEqualTypeOf<string>();
    expectTypeOf<Expansion["cars"]>().toEqualTypeOf<{ id: string; plate: number; owner: Owner }[]>();
    expectTypeOf<Expansion["spare"]>().toEqualTypeOf<
      { id: string; plate: number; owner: string }[] | null | undefined
    >();
  });

  test("expandAll turns a list of URLs or resources into a list of resources", async () => {
    const [site] = await expandAll(sites, [] as Site[], ["cars"]);
    expectTypeOf<NonNullable<typeof site>["cars"][number]["plate"]>().toEqualTypeOf<number>();
    expectTypeOf<NonNullable<typeof site>["owner"]>().toEqualTypeOf<string | Owner>();
  });

  test("expandAll keeps the type of an unnamed list of URLs; a possibly named list may become resources", async () => {
    const [site] = await expandAll(sites, [] as Expanded<Site>[], ["owner"]);
    expectTypeOf<NonNullable<typeof site>["cars"]>().toEqualTypeOf<string[]>();
    const names: ("owner" | "cars")[] = [];
    const [open] = await expandAll(sites, [] as Expanded<Site>[], names);
    expectTypeOf<string[]>().toExtend<NonNullable<typeof open>["cars"]>();
    expectTypeOf<{ id: string; plate: number; owner: string }[]>().toExtend<
      NonNullable<typeof open>["cars"]
    >();
  });
});

describe("invalid names for expandAll", () => {
  test("expandAll rejects a name that is not a reference, and the compile error is at the name", () => {
    expandAll(ev, narrowed, [
      "user",
      // @ts-expect-error no such field
      "trim.colour",
    ]);
    // @ts-expect-error a field, but not a reference
    expandAll(ev, narrowed, ["id"]);
  });

  test("expandAll does not compile with names of type string[]", () => {
    const names: string[] = [];
    // @ts-expect-error may contain any string
    expandAll(ev, narrowed, names);
  });
});
