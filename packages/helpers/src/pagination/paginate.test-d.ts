import type { Vehicle, VehicleStatusLog, paths as VehiclesPaths } from "@ev-vehicles/types";
import type { Client } from "openapi-fetch";
import { describe, expectTypeOf, test } from "vitest";
import type { Exactly } from "../calls/exact-options.ts";
import type { ExpandingClient } from "../calls/expanding-client.ts";
import type { Items } from "./items/items.ts";
import type { Pager } from "./items/pager.ts";
import type { Position } from "./links/position.ts";
import { paginate } from "./paginate.ts";
import type { PaginatedPath } from "./paginated-path.ts";
import { readPage } from "./read-page.ts";
import type { Car, Owner, paths } from "./testing/car-paths.ts";

declare const plain: Client<paths>;
declare const expanding: ExpandingClient<paths, Error>;
declare const vehicles: ExpandingClient<VehiclesPaths>;
declare const condition: boolean;
// biome-ignore lint/suspicious/noExplicitAny: the case under test
declare const anything: any;
declare const dynamic: ("owner" | "garage")[];

type ItemOf<Value> = Value extends Pager<infer Item> ? Item : never;

describe("PaginatedPath", () => {
  test("PaginatedPath contains the GET paths that return an array with a Link header", () => {
    expectTypeOf<PaginatedPath<paths>>().toEqualTypeOf<"/cars" | "/cars/{car_id}/logs" | "/models">();
  });

  test("PaginatedPath finds the lists of the ev.energy API", () => {
    expectTypeOf<"/vehicles" | "/vehicles/{vehicle_id}/status_logs" | "/users">().toExtend<
      PaginatedPath<VehiclesPaths>
    >();
    expectTypeOf<"/vehicles/{vehicle_id}">().not.toExtend<PaginatedPath<VehiclesPaths>>();
  });

  test("paginate does not compile for a path that is not a list with a Link header", () => {
    // @ts-expect-error not a list
    paginate(plain, "/cars/{car_id}", { params: { path: { car_id: "1" } } });
    // @ts-expect-error no Link header
    paginate(plain, "/colors");
    // @ts-expect-error not an array
    paginate(expanding, "/envelope");
    // @ts-expect-error no such path
    paginate(expanding, "/bikes");
  });
});

describe("the items of paginate", () => {
  test("a reference that is not expanded is a URL", () => {
    expectTypeOf<ItemOf<ReturnType<typeof cars>>["owner"]>().toEqualTypeOf<string>();
    function cars() {
      return paginate(plain, "/cars");
    }
    const pager = paginate(expanding, "/cars", { pageSize: 10 });
    expectTypeOf<ItemOf<typeof pager>["garage"]>().toEqualTypeOf<string | null>();
  });

  test("a literal `expand` list replaces the listed references with resources, for any client", () => {
    const one = paginate(plain, "/cars", { expand: ["owner"], limit: 5 });
    expectTypeOf<ItemOf<typeof one>["owner"]>().toEqualTypeOf<Owner>();
    expectTypeOf<ItemOf<typeof one>["garage"]>().toEqualTypeOf<string | null>();
    const two = paginate(expanding, "/cars", { expand: ["owner", "garage"] });
    expectTypeOf<ItemOf<typeof two>["garage"]>().toEqualTypeOf<{ id: string; city: string } | null>();
    const nested = paginate(vehicles, "/vehicles", { expand: ["trim.model.make"] });
    expectTypeOf<ItemOf<typeof nested>["trim"]["model"]["make"]["name"]>().toEqualTypeOf<string>();
    expectTypeOf<ItemOf<typeof nested>["user"]>().toEqualTypeOf<Extract<Vehicle["user"], string>>();
  });

  test("if the expand list is optional or only known at run time, a reference is a URL or a resource", () => {
    const list = paginate(plain, "/cars", { expand: dynamic });
    expectTypeOf<ItemOf<typeof list>["owner"]>().toEqualTypeOf<string | Owner>();
    const maybe: { expand?: ["owner"] } = {};
    const optional = paginate(plain, "/cars", maybe);
    expectTypeOf<ItemOf<typeof optional>["owner"]>().toEqualTypeOf<string | Owner>();
  });

  test("if the options or the expand list are conditional or of type any, a reference is a URL or a resource", () => {
    const either = paginate(plain, "/cars", condition ? { expand: ["owner"] } : {});
    expectTypeOf<ItemOf<typeof either>["owner"]>().toEqualTypeOf<string | Owner>();
    const spread = paginate(plain, "/cars", { limit: 3, ...(condition && { expand: ["owner"] as const }) });
    expectTypeOf<ItemOf<typeof spread>["owner"]>().toEqualTypeOf<string | Owner>();
    const list = paginate(plain, "/cars", { expand: condition ? ["owner"] : [] });
    expectTypeOf<ItemOf<typeof list>["owner"]>().toEqualTypeOf<string | Owner>();
    const anyOptions = paginate(plain, "/cars", anything);
    expectTypeOf<ItemOf<typeof anyOptions>["owner"]>().toEqualTypeOf<string | Owner>();
    const anyList = paginate(plain, "/cars", { expand: anything });
    expectTypeOf<ItemOf<typeof anyList>["owner"]>().toEqualTypeOf<string | Owner>();
  });

  test("toArray, first and toReadableStream return the item type of the pager", () => {
    const pager = paginate(plain, "/cars", { expand: ["owner"] });
    type Item = ItemOf<typeof pager>;
    expectTypeOf<Item>().not.toBeAny();
    expectTypeOf<Item["id"]>().toEqualTypeOf<Car["id"]>();
    expectTypeOf(pager.toArray()).toEqualTypeOf<Promise<Item[]>>();
    expectTypeOf(pager.first()).toEqualTypeOf<Promise<Item | undefined>>();
    expectTypeOf(pager.toReadableStream()).toEqualTypeOf<ReadableStream<Item>>();
    const logs = paginate(vehicles, "/vehicles/{vehicle_id}/status_logs", {
      params: { path: { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" } },
    });
    expectTypeOf<ItemOf<typeof logs>["sampled_at"]>().toEqualTypeOf<VehicleStatusLog["sampled_at"]>();
  });
});

describe("the helpers of a pager", () => {
  const pager = paginate(plain, "/cars", { expand: ["owner"] });

  test("map and filter infer the item type from their callbacks, and take keeps the item type", () => {
    expectTypeOf(pager.map(({ owner }) => owner.name)).toEqualTypeOf<Items<string>>();
    expectTypeOf(pager.map(async ({ id }) => id)).toEqualTypeOf<Items<string>>();
    expectTypeOf(pager.take(3)).toEqualTypeOf<typeof pager>();
    expectTypeOf(pager.map(({ garage }) => garage).filter((garage) => garage !== null)).toEqualTypeOf<
      Items<string>
    >();
    // @ts-expect-error not a field of a car
    pager.map(({ wheels }) => wheels);
  });

  test("the report of forEach contains items of the pager's item type", async () => {
    const { failed, succeeded } = await pager.forEach(async ({ owner }) => owner.name, { concurrency: 2 });
    expectTypeOf(failed[0]?.item.owner).toEqualTypeOf<Owner | undefined>();
    expectTypeOf(failed[0]?.reason).toBeUnknown();
    expectTypeOf(succeeded).toEqualTypeOf<number>();
    // @ts-expect-error no such option
    pager.forEach(() => {}, { concurency: 2 });
  });

  test("readPage replaces references in its items according to `expand`, and rejects unknown options", async () => {
    const page = await readPage(plain, "/cars", { expand: ["owner"], pageSize: 5 });
    expectTypeOf(page).not.toBeAny();
    expectTypeOf(page.items[0]?.owner).toEqualTypeOf<Owner | undefined>();
    expectTypeOf(page.position).toEqualTypeOf<Position | undefined>();
    expectTypeOf(page.hasNext).toEqualTypeOf<boolean | undefined>();
    readPage(plain, "/cars", {
      // @ts-expect-error not an option of readPage
      limit: 5,
    });
    // @ts-expect-error the path parameter is missing
    readPage(plain, "/cars/{car_id}/logs");
    // @ts-expect-error not a list
    readPage(plain, "/cars/{car_id}", { params: { path: { car_id: "1" } } });
  });
});

describe("the options of paginate", () => {
  test("an unknown name in `expand` is a type error at that name", () => {
    paginate(plain, "/cars", {
      // @ts-expect-error cars have no such reference
      expand: ["wheels"],
    });
    paginate(expanding, "/cars/{car_id}/logs", {
      params: { path: { car_id: "1" } },
      // @ts-expect-error this list expands nothing
      expand: ["owner"],
    });
  });

  test("paginate accepts only path parameters, filters and headers of the operation's types", () => {
    paginate(plain, "/cars", { params: { query: { color: "red" }, header: { "X-Tenant": "a" } } });
    paginate(plain, "/models", { params: { query: { page: 3 } } });
    // @ts-expect-error the path parameter is missing
    paginate(plain, "/cars/{car_id}/logs");
    // @ts-expect-error the path parameter is missing
    paginate(plain, "/cars/{car_id}/logs", { limit: 1 });
    // @ts-expect-error the color must be a string
    paginate(plain, "/cars", { params: { query: { color: 1 } } });
    // @ts-expect-error no such header
    paginate(plain, "/cars", { params: { header: { "X-Other": "a" } } });
  });

  test("an unknown filter or option is a type error at its name", () => {
    paginate(plain, "/cars", {
      params: {
        query: {
          // @ts-expect-error no such filter
          colour: "red",
        },
      },
    });
    // @ts-expect-error this list has no filters
    paginate(vehicles, "/vehicles", { params: { query: { color: "red" } } });
    paginate(plain, "/cars", {
      limit: 5,
      expand: ["owner"],
      // @ts-expect-error no such option
      pagesize: 5,
    });
    paginate(plain, "/cars", {
      // @ts-expect-error no such option
      page_size: 5,
    });
  });

  test("an unknown option or parameter name is a type error even if the object that contains it is passed as a variable", () => {
    const options = { limit: 5, pagesize: 5 };
    // @ts-expect-error no such option
    paginate(plain, "/cars", options);
    const query = { color: "red", colour: "red" };
    // @ts-expect-error no such filter
    paginate(plain, "/cars", { params: { query } });
    const header = { "X-Tenant": "a", "X-Tenent": "a" };
    // @ts-expect-error no such header
    paginate(plain, "/cars", { params: { header } });
    const path = { car_id: "1", cat_id: "1" };
    // @ts-expect-error no such path parameter
    paginate(plain, "/cars/{car_id}/logs", { params: { path } });
    // @ts-expect-error one of the two has an unknown filter
    paginate(plain, "/cars", { params: { query: condition ? query : { color: "red" } } });
  });

  test("the type error for an unknown option or filter contains its name", () => {
    type Options = { params?: { query?: { color?: string } } };
    type UnknownName<Passed> = Exactly<Passed, Options> extends { "~unknown": infer Name } ? Name : never;
    expectTypeOf<UnknownName<{ params: { query: { colour: 1 } } }>>().toEqualTypeOf<"colour">();
    expectTypeOf<UnknownName<{ parms: 1 }>>().toEqualTypeOf<"parms">();
    expectTypeOf<UnknownName<{ params: { query: { color: "red" } } }>>().toBeNever();
  });

  test("a filter accepts a readonly array", () => {
    const sizes = [1, 2] as const;
    paginate(plain, "/cars", { params: { query: { sizes } } });
    paginate(plain, "/cars", { params: { query: { sizes: [3] } } });
  });

  test("a `from` that may be undefined does not compile, because the walk would start over", async () => {
    const { position } = await readPage(plain, "/cars");
    // @ts-expect-error the position may be undefined
    paginate(plain, "/cars", { from: position });
    if (position) paginate(plain, "/cars", { from: position, signal: undefined });
  });

  test("page_after and expand do not compile as query filters", () => {
    paginate(plain, "/cars", {
      params: {
        query: {
          // @ts-expect-error use the option `after`
          page_after: "x",
        },
      },
    });
    paginate(plain, "/cars", {
      params: {
        query: {
          // @ts-expect-error use the option `expand`
          expand: ["owner"],
        },
      },
    });
  });

  test("the options `after` and `before` compile only for lists with cursors", () => {
    paginate(plain, "/cars", { after: "x" });
    paginate(plain, "/models", {
      // @ts-expect-error this list pages by number
      after: "x",
    });
  });

  test("paginate accepts openapi-fetch's options and the client's extra options", () => {
    paginate(plain, "/cars", { headers: { a: "b" }, cache: "no-store", signal: undefined });
    const own = {} as ExpandingClient<paths, Error, { timeoutMs?: number }>;
    paginate(own, "/cars", { timeoutMs: 5 });
    readPage(own, "/cars", { timeoutMs: 5 });
    paginate(own, "/cars", {
      // @ts-expect-error timeoutMs must be a number
      timeoutMs: "5",
    });
    paginate(expanding, "/cars", {
      // @ts-expect-error this client has no such option
      timeoutMs: 5,
    });
  });
});
