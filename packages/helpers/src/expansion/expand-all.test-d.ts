import type { paths, User, Vehicle, VehicleStatusLog, VehicleTrim } from "@ev-vehicles/types";
import type { Client } from "openapi-fetch";
import { assertType, describe, expectTypeOf, test } from "vitest";
import type { Expanded } from "../expanded.ts";
import type { ExpandingClient } from "../expanding-client.ts";
import { expandAll } from "./expand-all.ts";
import type { Grown } from "./grown.ts";
import type { Resolver } from "./resolver.ts";

interface OwnClient extends ExpandingClient<paths, Error> {
  use(): void;
}

declare const ev: OwnClient;
declare const plain: Client<paths>;
declare const resolver: Resolver<paths>;
declare const narrowed: Expanded<Vehicle>[];
declare const flag: boolean;

describe("expandAll is typed like the server's expansion", () => {
  test("of items that a call answered, through any client or a resolver", async () => {
    const names = ["user", "trim.model.make"] as const;
    type Want = Expanded<Vehicle, "user" | "trim.model.make">[];
    expectTypeOf(await expandAll(ev, narrowed, names)).toEqualTypeOf<Want>();
    expectTypeOf(await expandAll(plain, narrowed, names)).toEqualTypeOf<Want>();
    expectTypeOf(await expandAll(resolver, narrowed, names)).toEqualTypeOf<Want>();
    expectTypeOf(await expandAll(ev, narrowed, ["latest_status_log"])).toEqualTypeOf<
      Expanded<Vehicle, "latest_status_log">[]
    >();
  });

  test("of the items of a call, written in place", async () => {
    const { data = [] } = await ev.GET("/vehicles", { params: { query: { expand: ["user"] } } });
    const [vehicle] = await expandAll(ev, data, ["trim.model"]);
    expectTypeOf(vehicle).toEqualTypeOf<Expanded<Vehicle, "user" | "trim.model"> | undefined>();
  });

  test("keeping what was expanded before, at every depth", async () => {
    const items = [] as Expanded<Vehicle, "trim.model.make">[];
    const [vehicle] = await expandAll(ev, items, ["user.default_location.tariff"]);
    expectTypeOf(vehicle?.trim.model.make.name).toEqualTypeOf<string | undefined>();
    expectTypeOf(vehicle?.user.default_location?.tariff?.name).toEqualTypeOf<string | undefined>();
    const [deeper] = await expandAll(ev, [] as Expanded<Vehicle, "trim">[], ["trim.model"]);
    expectTypeOf(deeper).toEqualTypeOf<Expanded<Vehicle, "trim.model"> | undefined>();
  });

  test("of items that may be expanded or not, whose other references stay open", async () => {
    const [vehicle] = await expandAll(ev, [] as Vehicle[], ["trim"]);
    expectTypeOf(vehicle?.trim.name).toEqualTypeOf<string | undefined>();
    expectTypeOf<NonNullable<typeof vehicle>["user"]>().toEqualTypeOf<string | User>();
  });

  test("further than an operation offers", async () => {
    const [log] = await expandAll(ev, [] as Expanded<VehicleStatusLog>[], [
      "vehicle.latest_status_log.vehicle",
    ]);
    expectTypeOf(log?.vehicle.latest_status_log?.vehicle.id).toEqualTypeOf<string | undefined>();
  });

  test("with names that are not sure, as the union", async () => {
    const [vehicle] = await expandAll(ev, narrowed, [flag ? "user" : "trim"]);
    assertType<NonNullable<typeof vehicle>["user"]>("https://api.ev.energy/v2/users/user01");
    assertType<NonNullable<typeof vehicle>["user"]>({} as Expanded<User>);
    const list: ("user" | "trim")[] = ["user"];
    const [open] = await expandAll(ev, narrowed, list);
    assertType<NonNullable<typeof open>["trim"]>("https://api.ev.energy/v2/vehicle_trims/trim01");
    assertType<NonNullable<typeof open>["trim"]>({} as Expanded<VehicleTrim>);
    // @ts-expect-error it may be the URL
    open?.trim.name;
  });

  test("and nothing of it is any", async () => {
    const answer = await expandAll(ev, narrowed, ["user"]);
    expectTypeOf(answer).not.toBeAny();
    expectTypeOf(answer[0]?.user).not.toBeAny();
    expectTypeOf<Grown<Expanded<Vehicle>, Vehicle, "user", "user">>().not.toBeAny();
    expectTypeOf<Grown<Expanded<Vehicle>, Vehicle, "user", "user">>().toEqualTypeOf<
      Expanded<Vehicle, "user">
    >();
  });
});

describe("lists of references", () => {
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

  test("are filled", async () => {
    const [site] = await expandAll(sites, [] as Expanded<Site>[], ["cars.owner", "spare"]);
    type Filled = NonNullable<typeof site>;
    expectTypeOf<Filled>().not.toBeAny();
    expectTypeOf<Filled["owner"]>().toEqualTypeOf<string>();
    expectTypeOf<Filled["cars"]>().toEqualTypeOf<{ id: string; plate: number; owner: Owner }[]>();
    expectTypeOf<Filled["spare"]>().toEqualTypeOf<
      { id: string; plate: number; owner: string }[] | null | undefined
    >();
  });

  test("are filled in items that may be expanded or not", async () => {
    const [site] = await expandAll(sites, [] as Site[], ["cars"]);
    expectTypeOf<NonNullable<typeof site>["cars"][number]["plate"]>().toEqualTypeOf<number>();
    expectTypeOf<NonNullable<typeof site>["owner"]>().toEqualTypeOf<string | Owner>();
  });

  test("that are not named stay", async () => {
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

describe("expandAll does not compile", () => {
  test("with a name that leads to no reference, reported at that name", () => {
    expandAll(ev, narrowed, [
      "user",
      // @ts-expect-error no such field
      "trim.colour",
    ]);
    // @ts-expect-error a name, but not a reference
    expandAll(ev, narrowed, ["id"]);
  });

  test("with just any strings", () => {
    const names: string[] = [];
    // @ts-expect-error could hold anything
    expandAll(ev, narrowed, names);
  });
});
