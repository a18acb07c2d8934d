import type { paths, User, Vehicle, VehicleStatusLog, VehicleTrim } from "@ev-vehicles/types";
import { assertType, describe, expectTypeOf, test } from "vitest";
import type { Expanded } from "../expansion/expanded.ts";
import type { CallOptions } from "./call-options.ts";
import type { ExpandingClient } from "./expanding-client.ts";

declare const ev: ExpandingClient<paths, Error>;
declare const flag: boolean;
const path = { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" };

/** The data of a successful result. */
type Data<Result> = NonNullable<Awaited<Result> extends { data?: infer Body } ? Body : never>;

describe("a literal expand list", () => {
  test("a literal expand list replaces each named reference with the resource, in a single item and in a list", () => {
    const one = ev.GET("/vehicles/{vehicle_id}", { params: { path, query: { expand: ["user"] } } });
    const many = ev.GET("/vehicles", { params: { query: { expand: ["user"] } } });
    expectTypeOf<Data<typeof one>>().toEqualTypeOf<Expanded<Vehicle, "user">>();
    expectTypeOf<Data<typeof many>>().toEqualTypeOf<Expanded<Vehicle, "user">[]>();
    expectTypeOf<Data<typeof many>[number]["user"]["email"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Data<typeof many>[number]["trim"]>().toEqualTypeOf<string>();
  });

  test("a dotted expand name such as trim.model.make also expands trim and trim.model", () => {
    const call = ev.GET("/vehicles", { params: { query: { expand: ["trim.model.make"] } } });
    expectTypeOf<Data<typeof call>[number]["trim"]["model"]["make"]["name"]>().toEqualTypeOf<string>();
  });

  test("an expanded reference can be null if the field can be null", () => {
    const call = ev.GET("/vehicles", { params: { query: { expand: ["latest_status_log"] } } });
    expectTypeOf<
      Data<typeof call>[number]["latest_status_log"]
    >().toEqualTypeOf<Expanded<VehicleStatusLog> | null>();
  });

  test("a dotted name in expand also reaches a reference inside an embedded object", () => {
    const call = ev.GET("/users", { params: { query: { expand: ["default_location.tariff.supplier"] } } });
    type Location = NonNullable<Data<typeof call>[number]["default_location"]>;
    expectTypeOf<NonNullable<Location["tariff"]>["supplier"]["name"]>().toEqualTypeOf<string>();
    expectTypeOf<Location["evse_site"]>().toEqualTypeOf<string | null>();
  });

  test("with expand vehicle.latest_status_log, the status log's reference back to the vehicle is a URL", () => {
    const call = ev.GET("/charging_sub_sessions", {
      params: { query: { expand: ["vehicle.latest_status_log"] } },
    });
    type Log = NonNullable<NonNullable<Data<typeof call>[number]["vehicle"]>["latest_status_log"]>;
    expectTypeOf<Log["vehicle"]>().toEqualTypeOf<string>();
  });

  test("a literal expand list also narrows the response to a write request", () => {
    const created = ev.POST("/vehicles", {
      body: { trim: "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR" },
      params: { query: { expand: ["trim"] } },
    });
    expectTypeOf<Data<typeof created>["trim"]>().toEqualTypeOf<Expanded<VehicleTrim>>();
    const changed = ev.PATCH("/vehicles/{vehicle_id}", { params: { path }, body: {} });
    expectTypeOf<Data<typeof changed>>().toEqualTypeOf<Expanded<Vehicle>>();
  });
});

describe("a constant expand list", () => {
  test("an expand list in a constant outside the call narrows references like a literal list", () => {
    const expand = ["user"] as const;
    const query = { expand } as const;
    const options = { params: { query: { expand: ["user"] } } } as const;
    const calls = [
      ev.GET("/vehicles", { params: { query: { expand } } }),
      ev.GET("/vehicles", { params: { query } }),
      ev.GET("/vehicles", { params: { query: { ...query, page_size: 5 } } }),
      ev.GET("/vehicles", options),
      ev.request("get", "/vehicles", options),
    ] as const;
    expectTypeOf<Data<(typeof calls)[number]>[number]["user"]>().toEqualTypeOf<Expanded<User>>();
  });
});

describe("a call without an expand list", () => {
  test("references are URLs if the call has no expand list", () => {
    const one = ev.GET("/vehicles/{vehicle_id}", { params: { path } });
    const paged = ev.GET("/vehicles", { params: { query: { page_size: 25 } } });
    const acting = ev.GET("/vehicles", { params: { header: { "EvEnergy-Version": 2 } } });
    const stoppable = ev.GET("/vehicles", { signal: new AbortController().signal });
    expectTypeOf<Data<typeof one>>().toEqualTypeOf<Expanded<Vehicle>>();
    expectTypeOf<Data<typeof paged>>().toEqualTypeOf<Expanded<Vehicle>[]>();
    expectTypeOf<Data<typeof acting>>().toEqualTypeOf<Expanded<Vehicle>[]>();
    expectTypeOf<Data<typeof stoppable>>().toEqualTypeOf<Expanded<Vehicle>[]>();
  });

  test("references are URLs if the options are absent or empty, or the expand list is empty", () => {
    const absent = ev.GET("/vehicles");
    const empty = ev.GET("/vehicles", {});
    const emptyList = ev.GET("/vehicles", { params: { query: { expand: [] } } });
    expectTypeOf<Data<typeof absent>>().toEqualTypeOf<Expanded<Vehicle>[]>();
    expectTypeOf<Data<typeof empty>>().toEqualTypeOf<Expanded<Vehicle>[]>();
    expectTypeOf<Data<typeof emptyList>>().toEqualTypeOf<Expanded<Vehicle>[]>();
    expectTypeOf<Expanded<Vehicle>["latest_status_log"]>().toEqualTypeOf<string | null>();
  });
});

describe("an expand list that is not fully known", () => {
  type Name = "latest_status_log" | "trim" | "trim.model" | "trim.model.make" | "user";

  test("if the type of the expand list is an array, a reference may be a URL or a resource", () => {
    const expand: Name[] = ["user"];
    const call = ev.GET("/vehicles", { params: { query: { expand } } });
    expectTypeOf<Data<typeof call>[number]["user"]>().toExtend<string | object>();
    assertType<Data<typeof call>[number]["user"]>("https://api.ev.energy/v2/users/user01");
    // @ts-expect-error user may be a URL
    assertType<object>({} as Data<typeof call>[number]["user"]);
  });

  test("if an expand element is one of two names, either reference may be a URL or a resource", () => {
    const call = ev.GET("/vehicles", { params: { query: { expand: [flag ? "user" : "trim"] } } });
    type Item = Data<typeof call>[number];
    assertType<Item["user"]>("https://api.ev.energy/v2/users/user01");
    assertType<Item["user"]>({} as Expanded<User>);
    assertType<Item["trim"]>({} as Expanded<VehicleTrim>);
    expectTypeOf<Item["latest_status_log"]>().toEqualTypeOf<string | null>();
  });

  test("if expand is one of two constant lists, a reference named in both is a resource", () => {
    const expand = flag ? (["user"] as const) : (["user", "trim.model"] as const);
    const call = ev.GET("/vehicles", { params: { query: { expand } } });
    type Item = Data<typeof call>[number];
    expectTypeOf<Item["user"]>().toEqualTypeOf<Expanded<User>>();
    assertType<Item["trim"]>("https://api.ev.energy/v2/vehicle_trims/trim01");
    assertType<Item["trim"]>({} as Expanded<VehicleTrim, "model">);
  });

  test("with a conditional expand list in the call, TypeScript infers an array, so references may be URLs or resources", () => {
    const call = ev.GET("/vehicles", {
      params: { query: { expand: flag ? ["user"] : ["user", "trim.model"] } },
    });
    assertType<Data<typeof call>[number]["user"]>("https://api.ev.energy/v2/users/user01");
    assertType<Data<typeof call>[number]["user"]>({} as Expanded<User>);
  });

  test("if a query variable's type makes expand optional, a reference may be a URL or a resource", () => {
    const query: { expand?: ["user"] } = flag ? { expand: ["user"] } : {};
    const call = ev.GET("/vehicles", { params: { query } });
    assertType<Data<typeof call>[number]["user"]>("https://api.ev.energy/v2/users/user01");
    assertType<Data<typeof call>[number]["user"]>({} as Expanded<User>);
  });

  test("a name before a conditional spread in expand gives a resource; a name inside the spread may give a URL", () => {
    const call = ev.GET("/vehicles", {
      params: { query: { expand: ["user", ...(flag ? ["trim.model" as const] : [])] } },
    });
    type Item = Data<typeof call>[number];
    expectTypeOf<Item["user"]>().toEqualTypeOf<Expanded<User>>();
    assertType<Item["trim"]>("https://api.ev.energy/v2/vehicle_trims/trim01");
    assertType<Item["trim"]>({} as Expanded<VehicleTrim, "model">);
  });

  test("if a condition decides whether the query contains expand, a reference may be a URL or a resource", () => {
    const call = ev.GET("/vehicles", { params: { query: { ...(flag && { expand: ["user"] }) } } });
    assertType<Data<typeof call>[number]["user"]>("https://api.ev.energy/v2/users/user01");
    assertType<Data<typeof call>[number]["user"]>({} as Expanded<User>);
    expectTypeOf<Data<typeof call>[number]["trim"]>().toEqualTypeOf<string>();
  });

  test("with a conditional query, params or options object, a reference may be a URL or a resource", () => {
    const user = { expand: ["user"] } as const;
    const calls = [
      ev.GET("/vehicles", { params: { query: flag ? user : {} } }),
      ev.GET("/vehicles", { params: flag ? { query: user } : {} }),
      ev.GET("/vehicles", flag ? { params: { query: user } } : {}),
      ev.GET("/vehicles", { params: { query: flag ? { expand: ["user"] } : {} } }),
    ] as const;
    type Item = Data<(typeof calls)[number]>[number];
    expectTypeOf<Item["user"]>().toEqualTypeOf<string | Expanded<User>>();
    expectTypeOf<Item["trim"]>().toEqualTypeOf<string>();
  });

  test("if a variable's type makes query or params optional, a reference may be a URL or a resource", () => {
    const params: { query?: { expand: ["user"] } } = {};
    const options: { params?: { query: { expand: ["user"] } } } = {};
    const query: { expand: readonly ["user"] } | undefined = flag ? { expand: ["user"] } : undefined;
    const calls = [
      ev.GET("/vehicles", { params }),
      ev.GET("/vehicles", options),
      ev.GET("/vehicles", { params: { query } }),
    ] as const;
    expectTypeOf<Data<(typeof calls)[number]>[number]["user"]>().toEqualTypeOf<string | Expanded<User>>();
  });

  test("with options checked by `satisfies CallOptions`, a reference may be a URL or a resource", () => {
    const options = { params: { query: { expand: ["user"] } } } satisfies CallOptions<
      paths["/vehicles"]["get"]
    >;
    const call = ev.GET("/vehicles", options);
    expectTypeOf<Data<typeof call>[number]["user"]>().toEqualTypeOf<string | Expanded<User>>();
  });

  test("with options of type `any`, a reference may be a URL or a resource", () => {
    // biome-ignore lint/suspicious/noExplicitAny: JavaScript callers pass any
    const options: any = {};
    const call = ev.GET("/vehicles", options);
    assertType<Data<typeof call>[number]["user"]>("https://api.ev.energy/v2/users/user01");
    assertType<Data<typeof call>[number]["user"]>({} as User);
  });
});
