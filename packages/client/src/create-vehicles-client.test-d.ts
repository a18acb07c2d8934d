import type { Expanded } from "@ev-vehicles/helpers";
import type { paths, User, Vehicle } from "@ev-vehicles/types";
import { assertType, describe, expectTypeOf, test } from "vitest";
import type {
  ApiError,
  ApiErrorKind,
  ClientOverrides,
  paths as pathsFromHere,
  User as UserFromHere,
  Vehicle as VehicleFromHere,
  VehiclesCallOptions,
  VehiclesClient,
  VehiclesClientOptions,
  VehiclesError,
} from "./index.ts";
import { memoryBudgetStore, settle, unwrap } from "./index.ts";

declare const ev: VehiclesClient;
declare const names: ("user" | "trim")[];
const path = { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" };
const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";

describe("a call's data", () => {
  test("in GET, POST and PATCH, expanded references are resources, and all others URLs", async () => {
    const query = { query: { expand: ["user", "trim.model.make"] } } as const;
    const single = await unwrap(ev.GET("/vehicles/{vehicle_id}", { params: { path, ...query } }));
    const listed = await unwrap(ev.GET("/vehicles", { params: query }));
    const created = await unwrap(ev.POST("/vehicles", { body: { trim }, params: query }));
    const changed = await unwrap(
      ev.PATCH("/vehicles/{vehicle_id}", { body: {}, params: { path, ...query } }),
    );
    type Expected = Expanded<Vehicle, "user" | "trim.model.make">;
    expectTypeOf(single).toEqualTypeOf<Expected>();
    expectTypeOf(listed).toEqualTypeOf<Expected[]>();
    expectTypeOf(created).toEqualTypeOf<Expected>();
    expectTypeOf(changed).toEqualTypeOf<Expected>();
    expectTypeOf(single.trim.model.make.name).toEqualTypeOf<string>();
    expectTypeOf(single.latest_status_log).toEqualTypeOf<string | null>();
  });

  test("without expand, all references are URLs", async () => {
    const { data } = await ev.GET("/vehicles");
    expectTypeOf(data).toEqualTypeOf<Expanded<Vehicle>[] | undefined>();
  });

  test("a reference is typed as a URL or a resource if the `expand` list is built at run time", async () => {
    const { data } = await ev.GET("/vehicles", { params: { query: { expand: names } } });
    const user = data?.[0]?.user;
    expectTypeOf<Extract<typeof user, string>>().toEqualTypeOf<string>();
    expectTypeOf<Extract<typeof user, object>>().not.toEqualTypeOf<never>();
  });

  test("a result's data and error never have the type `any`", async () => {
    const result = await ev.GET("/vehicles/{vehicle_id}", { params: { path } });
    expectTypeOf(result.data).not.toBeAny();
    expectTypeOf(result.error).not.toBeAny();
    expectTypeOf(result.response).toEqualTypeOf<Response>();
  });
});

describe("a call with invalid arguments", () => {
  test("a name in `expand` that the operation lacks does not compile", () => {
    // @ts-expect-error "owner" is not an expand name of this operation
    ev.GET("/vehicles", { params: { query: { expand: ["owner"] } } });
  });

  test("a path that the spec lacks does not compile", () => {
    // @ts-expect-error the spec has no such path
    ev.GET("/vehicle");
  });

  test("a call without path parameters or required body fields does not compile", () => {
    // @ts-expect-error Expected 2 arguments
    ev.GET("/vehicles/{vehicle_id}");
    // @ts-expect-error Property 'params' is missing
    ev.GET("/vehicles/{vehicle_id}", { timeoutMs: 5_000 });
    // @ts-expect-error trim or model is missing
    ev.POST("/vehicles", { body: { user: trim } });
  });

  test("misspelt names do not compile, alone or beside correct ones", () => {
    // @ts-expect-error misspelt is_finished
    ev.GET("/charging_sub_sessions", { params: { query: { is_finshed: false } } });
    // @ts-expect-error misspelt is_finished
    ev.GET("/charging_sub_sessions", { params: { query: { page_size: 5, is_finshed: false } } });
    // @ts-expect-error misspelt timeoutMs
    ev.GET("/vehicles", { timeoutMS: 5 });
    // @ts-expect-error retries instead of retry
    ev.GET("/vehicles", { timeoutMs: 5, retries: false });
    // @ts-expect-error misspelt user
    ev.POST("/vehicles", { body: { trim, usr: trim } });
  });

  test("an unknown client option, or one of a wrong type, does not compile", () => {
    // @ts-expect-error a token is a string
    const wrong: VehiclesClientOptions = { auth: 1 };
    // @ts-expect-error no such option
    const unknown: VehiclesClientOptions = { token: "x" };
    void [wrong, unknown];
  });
});

describe("a call's options", () => {
  test("a call accepts all call options, and options that are undefined", () => {
    const options: VehiclesCallOptions = {
      timeoutMs: 5_000,
      totalTimeoutMs: 10_000,
      maxWaitMs: 0,
      retry: { retries: 1 },
      user: "user01HN2NJ9NMRZBXT1H6FT9N7735",
      budget: false,
    };
    ev.GET("/vehicles", { ...options, retry: false, params: { query: { page_size: 5 } } });
    ev.request("get", "/vehicles", options);
    ev.GET("/vehicles", { user: undefined, signal: undefined, headers: undefined, timeoutMs: undefined });
    expectTypeOf<VehiclesCallOptions>().not.toBeAny();
  });

  test("an unknown call option, or one of a wrong type, does not compile", () => {
    // @ts-expect-error a time is a number of milliseconds
    ev.GET("/vehicles", { timeoutMs: "5" });
    // @ts-expect-error budget is only false: a call cannot have its own budget
    ev.GET("/vehicles", { budget: {} });
    // @ts-expect-error retry is false or an object of options
    ev.GET("/vehicles", { retry: 3 });
    // @ts-expect-error not an option of a call
    const wrong: VehiclesCallOptions = { baseUrl: "https://example.com" };
    void wrong;
  });

  test("a call's fetch option takes a Request, not a URL", () => {
    ev.GET("/vehicles", { fetch: async (request) => new Response(new URL(request.url).pathname) });
    ev.GET("/vehicles", { fetch: globalThis.fetch });
    // @ts-expect-error fetch takes a request, not its URL
    ev.GET("/vehicles", { fetch: async (url: string, init: RequestInit) => new Response(url + init.method) });
  });
});

describe("a derived client", () => {
  test("with() and asUser() return a VehiclesClient", () => {
    expectTypeOf(ev.with({ retry: false, maxWaitMs: 0, user: undefined })).toEqualTypeOf<VehiclesClient>();
    expectTypeOf(ev.asUser("user01HN2NJ9NMRZBXT1H6FT9N7735")).toEqualTypeOf<VehiclesClient>();
    expectTypeOf(ev.scope).toEqualTypeOf<string | undefined>();
    expectTypeOf<ClientOverrides>().not.toBeAny();
    expectTypeOf<VehiclesClient>().not.toBeAny();
  });

  test("with() does not compile with another token, base URL or store", () => {
    // @ts-expect-error the token is shared
    ev.with({ auth: "a1b2c3d4e5" });
    // @ts-expect-error the token is only for the client's base URL
    ev.with({ baseUrl: "https://example.com" });
    // @ts-expect-error the store is shared
    ev.with({ budget: { store: memoryBudgetStore() } });
    // @ts-expect-error maxWait instead of maxWaitMs
    const wrong: ClientOverrides = { maxWait: 0 };
    void wrong;
  });
});

describe("the types of the API", () => {
  test("@ev-vehicles/client re-exports the types of the API", () => {
    expectTypeOf<VehicleFromHere>().toEqualTypeOf<Vehicle>();
    expectTypeOf<UserFromHere>().toEqualTypeOf<User>();
    expectTypeOf<pathsFromHere>().toEqualTypeOf<paths>();
    expectTypeOf<VehicleFromHere>().not.toBeAny();
    // @ts-expect-error a user is not a vehicle
    assertType<VehicleFromHere>({} as UserFromHere);
  });
});

describe("errors", () => {
  test("a result's error is an ApiError, and a result without an error has data", async () => {
    const result = await ev.GET("/vehicles");
    if (result.error) expectTypeOf(result.error).toEqualTypeOf<ApiError>();
    else expectTypeOf(result.data).toEqualTypeOf<Expanded<Vehicle>[]>();
  });

  test("the error of a settled call can be of every kind, and checking `kind` narrows the error's type", async () => {
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

  test("unwrap accepts an awaited result", async () => {
    const vehicles = unwrap(await ev.GET("/vehicles"));
    expectTypeOf(vehicles).toEqualTypeOf<Expanded<Vehicle>[]>();
  });
});
