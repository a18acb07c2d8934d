import type { paths, User, Vehicle, VehicleStatusLog, VehicleTrim } from "@ev-vehicles/types";
import { type Client, wrapAsPathBasedClient } from "openapi-fetch";
import type { MediaType } from "openapi-typescript-helpers";
import { assertType, describe, expectTypeOf, test } from "vitest";
import type { Expanded } from "../expansion/expanded.ts";
import type { CallOptions } from "./call-options.ts";
import type {
  CallResult,
  ExpandingClient,
  ExpandingMethod,
  ExpandingRequest,
  SuccessBody,
} from "./expanding-client.ts";

declare const ev: ExpandingClient<paths, Error>;
declare const flag: boolean;
const path = { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" };

/** The data of an answer, without the failure. */
type Data<Answer> = NonNullable<Awaited<Answer> extends { data?: infer Body } ? Body : never>;

describe("a literal expand list", () => {
  test("makes each named reference the resource, on one item and on every item of a list", () => {
    const one = ev.GET("/vehicles/{vehicle_id}", { params: { path, query: { expand: ["user"] } } });
    const many = ev.GET("/vehicles", { params: { query: { expand: ["user"] } } });
    expectTypeOf<Data<typeof one>>().toEqualTypeOf<Expanded<Vehicle, "user">>();
    expectTypeOf<Data<typeof many>>().toEqualTypeOf<Expanded<Vehicle, "user">[]>();
    expectTypeOf<Data<typeof many>[number]["user"]["email"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Data<typeof many>[number]["trim"]>().toEqualTypeOf<string>();
  });

  test("expands what a dotted name passes through", () => {
    const call = ev.GET("/vehicles", { params: { query: { expand: ["trim.model.make"] } } });
    expectTypeOf<Data<typeof call>[number]["trim"]["model"]["make"]["name"]>().toEqualTypeOf<string>();
  });

  test("keeps null where the reference can be null", () => {
    const call = ev.GET("/vehicles", { params: { query: { expand: ["latest_status_log"] } } });
    expectTypeOf<
      Data<typeof call>[number]["latest_status_log"]
    >().toEqualTypeOf<Expanded<VehicleStatusLog> | null>();
  });

  test("reaches references inside embedded objects", () => {
    const call = ev.GET("/users", { params: { query: { expand: ["default_location.tariff.supplier"] } } });
    type Location = NonNullable<Data<typeof call>[number]["default_location"]>;
    expectTypeOf<NonNullable<Location["tariff"]>["supplier"]["name"]>().toEqualTypeOf<string>();
    expectTypeOf<Location["evse_site"]>().toEqualTypeOf<string | null>();
  });

  test("follows a cycle as far as the names go", () => {
    const call = ev.GET("/charging_sub_sessions", {
      params: { query: { expand: ["vehicle.latest_status_log"] } },
    });
    type Log = NonNullable<NonNullable<Data<typeof call>[number]["vehicle"]>["latest_status_log"]>;
    expectTypeOf<Log["vehicle"]>().toEqualTypeOf<string>();
  });

  test("narrows the answers of writes too", () => {
    const created = ev.POST("/vehicles", {
      body: { trim: "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR" },
      params: { query: { expand: ["trim"] } },
    });
    expectTypeOf<Data<typeof created>["trim"]>().toEqualTypeOf<Expanded<VehicleTrim>>();
    const changed = ev.PATCH("/vehicles/{vehicle_id}", { params: { path }, body: {} });
    expectTypeOf<Data<typeof changed>>().toEqualTypeOf<Expanded<Vehicle>>();
  });
});

describe("a literal expand list that is not written in the call", () => {
  test("counts as a constant, wherever it was written", () => {
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

describe("no expand list", () => {
  test("leaves URLs, whatever else the call says", () => {
    const one = ev.GET("/vehicles/{vehicle_id}", { params: { path } });
    const paged = ev.GET("/vehicles", { params: { query: { page_size: 25 } } });
    const acting = ev.GET("/vehicles", { params: { header: { "EvEnergy-Version": 2 } } });
    const stoppable = ev.GET("/vehicles", { signal: new AbortController().signal });
    expectTypeOf<Data<typeof one>>().toEqualTypeOf<Expanded<Vehicle>>();
    expectTypeOf<Data<typeof paged>>().toEqualTypeOf<Expanded<Vehicle>[]>();
    expectTypeOf<Data<typeof acting>>().toEqualTypeOf<Expanded<Vehicle>[]>();
    expectTypeOf<Data<typeof stoppable>>().toEqualTypeOf<Expanded<Vehicle>[]>();
  });

  test("leaves URLs where the options are absent or empty, or the list is", () => {
    const absent = ev.GET("/vehicles");
    const empty = ev.GET("/vehicles", {});
    const emptyList = ev.GET("/vehicles", { params: { query: { expand: [] } } });
    expectTypeOf<Data<typeof absent>>().toEqualTypeOf<Expanded<Vehicle>[]>();
    expectTypeOf<Data<typeof empty>>().toEqualTypeOf<Expanded<Vehicle>[]>();
    expectTypeOf<Data<typeof emptyList>>().toEqualTypeOf<Expanded<Vehicle>[]>();
    expectTypeOf<Expanded<Vehicle>["latest_status_log"]>().toEqualTypeOf<string | null>();
  });
});

describe("an expand list that is not known in full leaves the union", () => {
  type Name = "latest_status_log" | "trim" | "trim.model" | "trim.model.make" | "user";

  test("a variable of the names' array type", () => {
    const expand: Name[] = ["user"];
    const call = ev.GET("/vehicles", { params: { query: { expand } } });
    expectTypeOf<Data<typeof call>[number]["user"]>().toExtend<string | object>();
    assertType<Data<typeof call>[number]["user"]>("https://api.ev.energy/v2/users/user01");
    // @ts-expect-error it may be the URL
    assertType<object>({} as Data<typeof call>[number]["user"]);
  });

  test("an element that is one of two names", () => {
    const call = ev.GET("/vehicles", { params: { query: { expand: [flag ? "user" : "trim"] } } });
    type Item = Data<typeof call>[number];
    assertType<Item["user"]>("https://api.ev.energy/v2/users/user01");
    assertType<Item["user"]>({} as Expanded<User>);
    assertType<Item["trim"]>({} as Expanded<VehicleTrim>);
    expectTypeOf<Item["latest_status_log"]>().toEqualTypeOf<string | null>();
  });

  test("one of two lists, where a name is certain if both have it", () => {
    const expand = flag ? (["user"] as const) : (["user", "trim.model"] as const);
    const call = ev.GET("/vehicles", { params: { query: { expand } } });
    type Item = Data<typeof call>[number];
    expectTypeOf<Item["user"]>().toEqualTypeOf<Expanded<User>>();
    assertType<Item["trim"]>("https://api.ev.energy/v2/vehicle_trims/trim01");
    assertType<Item["trim"]>({} as Expanded<VehicleTrim, "model">);
  });

  test("one of two lists written in the call, which TypeScript reads as one list of either name", () => {
    const call = ev.GET("/vehicles", {
      params: { query: { expand: flag ? ["user"] : ["user", "trim.model"] } },
    });
    assertType<Data<typeof call>[number]["user"]>("https://api.ev.energy/v2/users/user01");
    assertType<Data<typeof call>[number]["user"]>({} as Expanded<User>);
  });

  test("an optional list in a variable", () => {
    const query: { expand?: ["user"] } = flag ? { expand: ["user"] } : {};
    const call = ev.GET("/vehicles", { params: { query } });
    assertType<Data<typeof call>[number]["user"]>("https://api.ev.energy/v2/users/user01");
    assertType<Data<typeof call>[number]["user"]>({} as Expanded<User>);
  });

  test("a spread, whose certain names are certain all the same", () => {
    const call = ev.GET("/vehicles", {
      params: { query: { expand: ["user", ...(flag ? ["trim.model" as const] : [])] } },
    });
    type Item = Data<typeof call>[number];
    expectTypeOf<Item["user"]>().toEqualTypeOf<Expanded<User>>();
    assertType<Item["trim"]>("https://api.ev.energy/v2/vehicle_trims/trim01");
    assertType<Item["trim"]>({} as Expanded<VehicleTrim, "model">);
  });

  test("an object that is spread on a condition", () => {
    const call = ev.GET("/vehicles", { params: { query: { ...(flag && { expand: ["user"] }) } } });
    assertType<Data<typeof call>[number]["user"]>("https://api.ev.energy/v2/users/user01");
    assertType<Data<typeof call>[number]["user"]>({} as Expanded<User>);
    expectTypeOf<Data<typeof call>[number]["trim"]>().toEqualTypeOf<string>();
  });

  test("a query, parameters or options that are one of two", () => {
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

  test("a query, parameters or a list that can be missing in a variable", () => {
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

  test("options that satisfy a type, which TypeScript reads as a list of names", () => {
    const options = { params: { query: { expand: ["user"] } } } satisfies CallOptions<
      paths["/vehicles"]["get"]
    >;
    const call = ev.GET("/vehicles", options);
    expectTypeOf<Data<typeof call>[number]["user"]>().toEqualTypeOf<string | Expanded<User>>();
  });

  test("options typed any", () => {
    // biome-ignore lint/suspicious/noExplicitAny: what a JavaScript caller passes
    const options: any = {};
    const call = ev.GET("/vehicles", options);
    assertType<Data<typeof call>[number]["user"]>("https://api.ev.energy/v2/users/user01");
    assertType<Data<typeof call>[number]["user"]>({} as User);
  });
});

describe("what does not compile", () => {
  test("a name that the operation does not offer, reported at that name", () => {
    ev.GET("/vehicles", {
      params: {
        query: {
          expand: [
            "user",
            // @ts-expect-error not offered by the operation
            "trim.colour",
          ],
        },
      },
    });
  });

  test("a name of another operation", () => {
    // @ts-expect-error a trim has no user
    ev.GET("/vehicle_trims", { params: { query: { expand: ["user"] } } });
  });

  test("a list of just any strings", () => {
    const expand: string[] = ["user"];
    // @ts-expect-error could hold anything
    ev.GET("/vehicles", { params: { query: { expand } } });
  });

  test("expand where the operation has none", () => {
    // @ts-expect-error makes have nothing to expand
    ev.GET("/vehicle_makes", { params: { query: { expand: ["models"] } } });
  });

  test("a path that is not described, a missing path parameter, a method that the path has not", () => {
    // @ts-expect-error no such path
    ev.GET("/vehicle");
    // @ts-expect-error vehicle_id is missing
    ev.GET("/vehicles/{vehicle_id}");
    // @ts-expect-error vehicle_id is missing
    ev.GET("/vehicles/{vehicle_id}", { params: { query: { expand: ["user"] } } });
    // @ts-expect-error vehicles are not replaced
    ev.PUT("/vehicles");
  });
});

describe("the rest of an answer", () => {
  test("is openapi-fetch's: either data or error, and the response", async () => {
    const answer = await ev.GET("/vehicles");
    expectTypeOf(answer.response).toEqualTypeOf<Response>();
    if (answer.error) expectTypeOf(answer.error).toEqualTypeOf<Error>();
    else expectTypeOf(answer.data).toEqualTypeOf<Expanded<Vehicle>[]>();
  });

  test("follows parseAs", () => {
    const text = ev.GET("/vehicles", { parseAs: "text" });
    expectTypeOf<Data<typeof text>>().toEqualTypeOf<string>();
  });

  test("is for request what it is for the method", () => {
    const one = ev.request("get", "/vehicles/{vehicle_id}", {
      params: { path, query: { expand: ["user"] } },
    });
    expectTypeOf<Data<typeof one>>().toEqualTypeOf<Expanded<Vehicle, "user">>();
    const many = ev.request("get", "/vehicles");
    expectTypeOf<Data<typeof many>>().toEqualTypeOf<Expanded<Vehicle>[]>();
    // @ts-expect-error no such method
    ev.request("gte", "/vehicles");
    // @ts-expect-error no such path
    ev.request("get", "/vehicle");
    // @ts-expect-error vehicles are not replaced
    ev.request("put", "/vehicles");
  });

  test("no exported type is any", () => {
    type Operation = paths["/vehicles"]["get"];
    expectTypeOf<CallResult<Operation, object, Error>>().not.toBeAny();
    expectTypeOf<ExpandingMethod<paths, "get", Error>>().not.toBeAny();
    expectTypeOf<ExpandingRequest<paths, Error>>().not.toBeAny();
    expectTypeOf<ExpandingClient<paths, Error>>().not.toBeAny();
    expectTypeOf<SuccessBody<Operation>>().not.toBeAny();
    const call = ev.GET("/vehicles");
    expectTypeOf<Data<typeof call>>().not.toBeAny();
    expectTypeOf<Data<typeof call>[number]["user"]>().not.toBeAny();
  });
});

describe("with use and eject, it is openapi-fetch's client", () => {
  interface OwnClient extends ExpandingClient<paths, Error, { readonly timeoutMs?: number | undefined }> {
    use: Client<paths>["use"];
    eject: Client<paths>["eject"];
  }
  const own = {} as OwnClient;

  test("of this description", () => {
    assertType<Client<paths>>(own);
    assertType<Client<paths, MediaType>>(own);
    // @ts-expect-error without use and eject it is not
    assertType<Client<paths>>(ev);
    type Other = { "/cars": { get: { responses: { 200: { content: { "application/json": string[] } } } } } };
    // @ts-expect-error not of another description
    assertType<ExpandingClient<Other>>(own);
  });

  test("from which openapi-fetch infers the description", () => {
    const api = wrapAsPathBasedClient(own);
    expectTypeOf(api).not.toBeAny();
    expectTypeOf<keyof typeof api>().toEqualTypeOf<keyof paths>();
  });
});
