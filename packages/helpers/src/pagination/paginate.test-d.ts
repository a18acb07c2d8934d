import type { Vehicle, VehicleStatusLog, paths as VehiclesPaths } from "@ev-vehicles/types";
import type { Client } from "openapi-fetch";
import { describe, expectTypeOf, test } from "vitest";
import type { ExpandingClient } from "../expanding-client.ts";
import type { Pager } from "./pager.ts";
import { paginate } from "./paginate.ts";
import type { PaginatedPath } from "./paginated-path.ts";
import type { Car, Owner, paths } from "./testing/fixture.ts";

declare const plain: Client<paths>;
declare const expanding: ExpandingClient<paths, Error>;
declare const vehicles: ExpandingClient<VehiclesPaths>;
declare const dynamic: ("owner" | "garage")[];

type ItemOf<Value> = Value extends Pager<infer Item> ? Item : never;

describe("which paths are accepted", () => {
  test("GET with a Link header and an array, by the types alone", () => {
    expectTypeOf<PaginatedPath<paths>>().toEqualTypeOf<"/cars" | "/cars/{car_id}/logs" | "/models">();
  });

  test("of a description that grows, too: no list is named anywhere but there", () => {
    expectTypeOf<"/vehicles" | "/vehicles/{vehicle_id}/status_logs" | "/users">().toExtend<
      PaginatedPath<VehiclesPaths>
    >();
    expectTypeOf<"/vehicles/{vehicle_id}">().not.toExtend<PaginatedPath<VehiclesPaths>>();
  });

  test("any other is a compile error", () => {
    // @ts-expect-error one resource is no list
    paginate(plain, "/cars/{car_id}", { params: { path: { car_id: "1" } } });
    // @ts-expect-error no Link header
    paginate(plain, "/colors");
    // @ts-expect-error no array
    paginate(expanding, "/envelope");
    // @ts-expect-error no such path
    paginate(expanding, "/bikes");
  });
});

describe("what an item is", () => {
  test("a reference that is not expanded is its URL", () => {
    expectTypeOf<ItemOf<ReturnType<typeof cars>>["owner"]>().toEqualTypeOf<string>();
    function cars() {
      return paginate(plain, "/cars");
    }
    const pager = paginate(expanding, "/cars", { pageSize: 10 });
    expectTypeOf<ItemOf<typeof pager>["garage"]>().toEqualTypeOf<string | null>();
  });

  test("a literal expand makes it the resource, with any client", () => {
    const one = paginate(plain, "/cars", { expand: ["owner"], limit: 5 });
    expectTypeOf<ItemOf<typeof one>["owner"]>().toEqualTypeOf<Owner>();
    expectTypeOf<ItemOf<typeof one>["garage"]>().toEqualTypeOf<string | null>();
    const two = paginate(expanding, "/cars", { expand: ["owner", "garage"] });
    expectTypeOf<ItemOf<typeof two>["garage"]>().toEqualTypeOf<{ id: string; city: string } | null>();
    const nested = paginate(vehicles, "/vehicles", { expand: ["trim.model.make"] });
    expectTypeOf<ItemOf<typeof nested>["trim"]["model"]["make"]["name"]>().toEqualTypeOf<string>();
    expectTypeOf<ItemOf<typeof nested>["user"]>().toEqualTypeOf<Extract<Vehicle["user"], string>>();
  });

  test("a list that is only known at run time leaves the union", () => {
    const list = paginate(plain, "/cars", { expand: dynamic });
    expectTypeOf<ItemOf<typeof list>["owner"]>().toEqualTypeOf<string | Owner>();
    const maybe: { expand?: ["owner"] } = {};
    const optional = paginate(plain, "/cars", maybe);
    expectTypeOf<ItemOf<typeof optional>["owner"]>().toEqualTypeOf<string | Owner>();
  });

  test("pages, arrays, streams and the first item hold the same", () => {
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

describe("which options are accepted", () => {
  test("an unknown expand name is an error at that name", () => {
    paginate(plain, "/cars", {
      // @ts-expect-error not offered
      expand: ["wheels"],
    });
    paginate(expanding, "/cars/{car_id}/logs", {
      params: { path: { car_id: "1" } },
      // @ts-expect-error this list expands nothing
      expand: ["owner"],
    });
  });

  test("path parameters and filters are the operation's", () => {
    paginate(plain, "/cars", { params: { query: { color: "red" }, header: { "X-Tenant": "a" } } });
    paginate(plain, "/models", { params: { query: { page: 3 } } });
    // @ts-expect-error the path parameter is missing
    paginate(plain, "/cars/{car_id}/logs");
    // @ts-expect-error the path parameter is missing
    paginate(plain, "/cars/{car_id}/logs", { limit: 1 });
    // @ts-expect-error of another type
    paginate(plain, "/cars", { params: { query: { color: 1 } } });
    // @ts-expect-error no such header
    paginate(plain, "/cars", { params: { header: { "X-Other": "a" } } });
  });

  test("an unknown filter or option is an error at its name", () => {
    paginate(plain, "/cars", {
      params: {
        query: {
          // @ts-expect-error no such filter
          colour: "red",
        },
      },
    });
    paginate(vehicles, "/vehicles", {
      params: {
        query: {
          // @ts-expect-error an operation without any filter refuses them too
          color: "red",
        },
      },
    });
    paginate(plain, "/cars", {
      // @ts-expect-error no such option
      page_size: 5,
    });
  });

  test("what places a page is no filter", () => {
    paginate(plain, "/cars", {
      params: {
        query: {
          // @ts-expect-error given as `after`
          page_after: "x",
        },
      },
    });
    paginate(plain, "/cars", {
      params: {
        query: {
          // @ts-expect-error given as `expand` beside `params`
          expand: ["owner"],
        },
      },
    });
  });

  test("after and before belong to the lists that have cursors", () => {
    paginate(plain, "/cars", { after: "x" });
    paginate(plain, "/models", {
      // @ts-expect-error this list pages by number
      after: "x",
    });
  });

  test("the call's own options are passed on", () => {
    paginate(plain, "/cars", { headers: { a: "b" }, cache: "no-store" });
  });
});
