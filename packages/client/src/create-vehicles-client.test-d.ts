import type { Expanded } from "@ev-vehicles/helpers";
import type { Vehicle } from "@ev-vehicles/types";
import { describe, expectTypeOf, test } from "vitest";
import type {
  ApiError,
  ApiErrorKind,
  VehiclesClient,
  VehiclesClientOptions,
  VehiclesError,
} from "./index.ts";
import { settle, unwrap } from "./index.ts";

declare const ev: VehiclesClient;
declare const names: ("user" | "trim")[];
const path = { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" };
const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";

describe("a call's data", () => {
  test("has the named references as resources and the others as URLs, in GET, POST and PATCH", async () => {
    const query = { query: { expand: ["user", "trim.model.make"] } } as const;
    const got = await unwrap(ev.GET("/vehicles/{vehicle_id}", { params: { path, ...query } }));
    const listed = await unwrap(ev.GET("/vehicles", { params: query }));
    const created = await unwrap(ev.POST("/vehicles", { body: { trim }, params: query }));
    const changed = await unwrap(
      ev.PATCH("/vehicles/{vehicle_id}", { body: {}, params: { path, ...query } }),
    );
    type Wanted = Expanded<Vehicle, "user" | "trim.model.make">;
    expectTypeOf(got).toEqualTypeOf<Wanted>();
    expectTypeOf(listed).toEqualTypeOf<Wanted[]>();
    expectTypeOf(created).toEqualTypeOf<Wanted>();
    expectTypeOf(changed).toEqualTypeOf<Wanted>();
    expectTypeOf(got.trim.model.make.name).toEqualTypeOf<string>();
    expectTypeOf(got.latest_status_log).toEqualTypeOf<string | null>();
  });

  test("has only URLs where nothing is expanded", async () => {
    const { data } = await ev.GET("/vehicles");
    expectTypeOf(data).toEqualTypeOf<Expanded<Vehicle>[] | undefined>();
  });

  test("stays open where the list is made at run time", async () => {
    const { data } = await ev.GET("/vehicles", { params: { query: { expand: names } } });
    const user = data?.[0]?.user;
    expectTypeOf<Extract<typeof user, string>>().toEqualTypeOf<string>();
    expectTypeOf<Extract<typeof user, object>>().not.toEqualTypeOf<never>();
  });

  test("is never any", async () => {
    const result = await ev.GET("/vehicles/{vehicle_id}", { params: { path } });
    expectTypeOf(result.data).not.toBeAny();
    expectTypeOf(result.error).not.toBeAny();
    expectTypeOf(result.response).toEqualTypeOf<Response>();
  });
});

describe("the compiler refuses", () => {
  test("a name that the operation does not offer", () => {
    // @ts-expect-error "owner" is no name of this operation
    ev.GET("/vehicles", { params: { query: { expand: ["owner"] } } });
  });

  test("a path that the description does not have", () => {
    // @ts-expect-error no such path
    ev.GET("/vehicle");
  });

  test("a call without its path parameters, or a body without its fields", () => {
    // @ts-expect-error vehicle_id is missing
    ev.GET("/vehicles/{vehicle_id}");
    // @ts-expect-error trim or model is missing
    ev.POST("/vehicles", { body: { user: trim } });
  });

  test("an option of the client that does not exist or has the wrong type", () => {
    // @ts-expect-error a token is text
    const wrong: VehiclesClientOptions = { auth: 1 };
    // @ts-expect-error no such option
    const unknown: VehiclesClientOptions = { token: "x" };
    void [wrong, unknown];
  });
});

describe("errors", () => {
  test("of an answer are ApiErrors, there exactly where data is not", async () => {
    const result = await ev.GET("/vehicles");
    if (result.error) expectTypeOf(result.error).toEqualTypeOf<ApiError>();
    else expectTypeOf(result.data).toEqualTypeOf<Expanded<Vehicle>[]>();
  });

  test("of a settled call are of every kind, and a switch over the kind is exhaustive", async () => {
    const { error, data, response } = await settle(ev.GET("/vehicles"));
    expectTypeOf(error).toEqualTypeOf<VehiclesError | undefined>();
    expectTypeOf(data).toEqualTypeOf<Expanded<Vehicle>[] | undefined>();
    expectTypeOf(response).toEqualTypeOf<Response | undefined>();
    expectTypeOf<VehiclesError["kind"]>().toEqualTypeOf<
      | ApiErrorKind
      | "abort"
      | "budget"
      | "configuration"
      | "invalidResponse"
      | "network"
      | "timeout"
      | "token"
    >();
    if (error?.kind === "timeout") expectTypeOf(error.timeoutMs).toEqualTypeOf<number>();
    if (error?.kind === "rateLimited") expectTypeOf(error.retryAt).toEqualTypeOf<Date | undefined>();
  });

  test("are taken off by unwrap, also where the call was awaited before", async () => {
    const vehicles = unwrap(await ev.GET("/vehicles"));
    expectTypeOf(vehicles).toEqualTypeOf<Expanded<Vehicle>[]>();
  });
});
