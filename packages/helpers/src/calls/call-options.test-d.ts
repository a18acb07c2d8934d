import type { operations, paths } from "@ev-vehicles/types";
import type { FetchOptions, MaybeOptionalInit } from "openapi-fetch";
import type { PathsWithMethod } from "openapi-typescript-helpers";
import { assertType, describe, expectTypeOf, test } from "vitest";
import type { CallOptions } from "./call-options.ts";
import type { ExpandingClient } from "./expanding-client.ts";

declare global {
  /** As Next.js, Cloudflare's types and others extend it. */
  interface RequestInit {
    platformOption?: { revalidate: number };
  }
}

interface OwnOptions {
  readonly timeoutMs?: number | undefined;
}

declare const ev: ExpandingClient<paths, Error, OwnOptions>;
declare const flag: boolean;
const path = { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" };
const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";

describe("a misspelt name in the call is reported where it stands", () => {
  test("among the options, alone and beside right ones", () => {
    // @ts-expect-error signal
    ev.GET("/vehicles", { sgnal: null });
    // @ts-expect-error signal
    ev.GET("/vehicles", { timeoutMs: 5, sgnal: null });
    // @ts-expect-error timeoutMs
    ev.GET("/vehicles", { timeoutMS: 5 });
    // @ts-expect-error nothing has a body here
    ev.GET("/vehicles", { body: {} });
  });

  test("among the groups of parameters", () => {
    // @ts-expect-error query
    ev.GET("/vehicles", { params: { quer: { page_size: 5 } } });
    // @ts-expect-error query
    ev.GET("/vehicles/{vehicle_id}", { params: { path, quer: {} } });
  });

  test("in the query, alone and beside right ones", () => {
    // @ts-expect-error page_size
    ev.GET("/vehicles", { params: { query: { page_sise: 5 } } });
    // @ts-expect-error page_size
    ev.GET("/vehicles", { params: { query: { expand: ["user"], page_sise: 5 } } });
    // @ts-expect-error expand
    ev.GET("/vehicles/{vehicle_id}", { params: { path, query: { expnd: ["user"] } } });
  });

  test("in the path and in the headers", () => {
    // @ts-expect-error vehicle_id
    ev.GET("/vehicles/{vehicle_id}", { params: { path: { vehicleid: "1" } } });
    // @ts-expect-error no such name
    ev.GET("/vehicles/{vehicle_id}", { params: { path: { vehicle_id: "1", user_id: "2" } } });
    // @ts-expect-error EvEnergy-User
    ev.GET("/vehicles", { params: { header: { "EvEnergy-Usr": "1" } } });
    // @ts-expect-error EvEnergy-User
    ev.GET("/vehicles", { params: { header: { "EvEnergy-Version": 2, "EvEnergy-Usr": "1" } } });
  });

  test("in the body, also where it can be one of two", () => {
    // @ts-expect-error maximum_charge_limit_percentage
    ev.PATCH("/vehicles/{vehicle_id}", { params: { path }, body: { maximum_charge_limit: 80 } });
    ev.PATCH("/vehicles/{vehicle_id}", {
      params: { path },
      // @ts-expect-error smart_charging_enabled
      body: { maximum_charge_limit_percentage: 80, smart_charging: true },
    });
    // @ts-expect-error user
    ev.POST("/vehicles", { body: { trim, usr: "1" } });
    // @ts-expect-error description
    ev.POST("/vehicles", { body: { model: trim, descripton: "1" } });
    // @ts-expect-error trim
    ev.POST("/vehicles", { body: { tirm: trim } });
  });

  test("in every method", () => {
    // @ts-expect-error signal
    ev.DELETE("/vehicles/{vehicle_id}", { params: { path }, sgnal: null });
    // @ts-expect-error signal
    ev.request("delete", "/vehicles/{vehicle_id}", { params: { path }, sgnal: null });
    // @ts-expect-error page_size
    ev.request("get", "/vehicles", { params: { query: { page_size: 5, page_sise: 5 } } });
  });
});

describe("a misspelt name in a variable is an error too", () => {
  test("in the query, path, headers and body", () => {
    const query = { page_size: 5, page_sise: 5 };
    // @ts-expect-error page_sise
    ev.GET("/vehicles", { params: { query } });
    const wrongPath = { ...path, user_id: "1" };
    // @ts-expect-error user_id
    ev.GET("/vehicles/{vehicle_id}", { params: { path: wrongPath } });
    const header = { "EvEnergy-Version": 2, "EvEnergy-Usr": "1" } as const;
    // @ts-expect-error EvEnergy-Usr
    ev.GET("/vehicles", { params: { header } });
    const body = { trim, usr: "1" };
    // @ts-expect-error usr
    ev.POST("/vehicles", { body });
  });

  test("in the parameters and in the options", () => {
    const params = { path, quer: {} };
    // @ts-expect-error quer
    ev.GET("/vehicles/{vehicle_id}", { params });
    const options = { timeoutMs: 5, sgnal: null };
    // @ts-expect-error sgnal
    ev.GET("/vehicles", options);
  });

  test("in either of two", () => {
    const query = flag ? { page_size: 5 } : { page_size: 5, page_sise: 5 };
    // @ts-expect-error page_sise
    ev.GET("/vehicles", { params: { query } });
  });

  test("and in what is spread", () => {
    const query = { page_sise: 5 };
    // @ts-expect-error page_sise
    ev.GET("/vehicles", { params: { query: { ...query, page_size: 5 } } });
    // @ts-expect-error page_sise
    ev.GET("/vehicles", { params: { query: { ...(flag && { page_sise: 5 }) } } });
  });

  test("but right names are none, nor are those of a record or of any", () => {
    const query = { page_size: 5, page_after: "1" };
    ev.GET("/vehicles", { params: { query } });
    const options = { params: { path, header: { "EvEnergy-User": "1" } }, timeoutMs: 5 };
    ev.GET("/vehicles/{vehicle_id}", options);
    const body = { model: trim, battery_size_watt_hours: 60_000 };
    ev.POST("/vehicles", { body });
    const filters: Record<string, string> = {};
    ev.GET("/vehicles", { params: { query: filters } });
    // biome-ignore lint/suspicious/noExplicitAny: what a JavaScript caller passes
    const any: any = {};
    ev.GET("/vehicles", { params: { query: any } });
    ev.GET("/vehicles/{vehicle_id}", { params: any });
    ev.POST("/vehicles", { body: any });
  });
});

describe("what is required", () => {
  test("is missed at the options, or where they would be", () => {
    // @ts-expect-error Expected 2 arguments
    ev.GET("/vehicles/{vehicle_id}");
    // @ts-expect-error Property 'params' is missing
    ev.GET("/vehicles/{vehicle_id}", {});
    // @ts-expect-error Property 'path' is missing
    ev.GET("/vehicles/{vehicle_id}", { params: {} });
    // @ts-expect-error Property 'vehicle_id' is missing
    ev.GET("/vehicles/{vehicle_id}", { params: { path: {} } });
    // @ts-expect-error Expected 2 arguments
    ev.POST("/vehicles");
    // @ts-expect-error Property 'body' is missing
    ev.POST("/vehicles", {});
    // @ts-expect-error Expected 3 arguments
    ev.request("get", "/vehicles/{vehicle_id}");
  });

  test("of a path that is one of two, is missed if either requires it", () => {
    ev.GET(flag ? "/vehicles" : "/users");
    // @ts-expect-error Expected 2 arguments
    ev.GET(flag ? "/vehicles" : "/vehicles/{vehicle_id}");
  });
});

describe("what is accepted", () => {
  test("undefined for each option that can be left out", () => {
    ev.GET("/vehicles", {
      signal: undefined,
      headers: undefined,
      params: undefined,
      parseAs: undefined,
      fetch: undefined,
      middleware: undefined,
      timeoutMs: undefined,
    });
    ev.GET("/vehicles", { params: { query: undefined, header: undefined } });
  });

  test("options of a caller that are optional themselves, if the operation requires none", () => {
    const list = (options?: CallOptions<operations["listVehicles"]>) => ev.GET("/vehicles", options);
    expectTypeOf(list).returns.resolves.toHaveProperty("response");
    // @ts-expect-error vehicle_id would be missing
    ev.GET("/vehicles/{vehicle_id}", undefined);
    const expanding = flag ? ({ params: { query: { expand: ["user"] } } } as const) : undefined;
    const call = ev.GET("/vehicles", expanding);
    type Data = NonNullable<Awaited<typeof call>["data"]>;
    expectTypeOf<Extract<Data[number]["user"], string>>().toEqualTypeOf<string>();
    const wrong = flag ? { timeoutMs: 5, sgnal: null } : undefined;
    // @ts-expect-error sgnal
    ev.GET("/vehicles", wrong);
  });

  test("but not for a filter, without which the list is longer", () => {
    // @ts-expect-error undefined would ask for the sub-sessions of all vehicles
    ev.GET("/charging_sub_sessions", { params: { query: { vehicle_id: undefined } } });
  });

  test("a fetch of the call's own, which is given a request", () => {
    ev.GET("/vehicles", { fetch: globalThis.fetch });
    ev.GET("/vehicles", {
      fetch: async (request, init) => {
        expectTypeOf(request).toEqualTypeOf<Request>();
        expectTypeOf(init).toEqualTypeOf<RequestInit | undefined>();
        return new Response();
      },
    });
    // @ts-expect-error a request, not its URL
    ev.GET("/vehicles", { fetch: async (url: string) => new Response(url) });
  });

  test("a Request class of the call's own", () => {
    class OwnRequest extends Request {}
    ev.GET("/vehicles", { Request: OwnRequest });
    // @ts-expect-error a class that makes requests
    ev.GET("/vehicles", { Request: Response });
  });

  test("what the platform added to RequestInit, and only with its type", () => {
    ev.GET("/vehicles", { platformOption: { revalidate: 60 }, cache: "no-store", keepalive: true });
    // @ts-expect-error a number
    ev.GET("/vehicles", { platformOption: { revalidate: "60" } });
  });

  test("callbacks, whose parameters have types, beside an expand list that stays literal", () => {
    const call = ev.GET("/vehicles", {
      params: { query: { expand: ["user"] } },
      middleware: [
        { onRequest: ({ request }) => expectTypeOf(request).toEqualTypeOf<Request>() && undefined },
      ],
      querySerializer: (query) => Object.keys(query).join(),
    });
    type Data = NonNullable<Awaited<typeof call>["data"]>;
    expectTypeOf<Data[number]["user"]["email"]>().toEqualTypeOf<string | undefined>();
  });

  test("options that were checked before", () => {
    const options = { params: { query: { page_size: 5 } } } satisfies CallOptions<operations["listVehicles"]>;
    ev.GET("/vehicles", options);
    const typed: CallOptions<operations["listVehicles"]> = options;
    ev.GET("/vehicles", typed);
    const bare: FetchOptions<operations["listVehicles"]> = options;
    ev.GET("/vehicles", bare);
    const init: MaybeOptionalInit<paths["/vehicles"], "get"> = flag ? bare : undefined;
    ev.GET("/vehicles", init);
  });
});

describe("generic callers", () => {
  test("hand on options of a type of their own, and keep what these expand", () => {
    const list = <const Options extends CallOptions<operations["listVehicles"]>>(options: Options) =>
      ev.GET("/vehicles", options);
    const call = list({ params: { query: { expand: ["user"] } } });
    type Data = NonNullable<Awaited<typeof call>["data"]>;
    expectTypeOf<Data[number]["user"]["email"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Data[number]["trim"]>().toEqualTypeOf<string>();
  });

  test("hand on a path with its options, or a path that requires none", () => {
    const read = <Path extends PathsWithMethod<paths, "get">>(
      one: Path,
      options: CallOptions<paths[Path]["get"]> & OwnOptions,
    ) => ev.GET(one, options);
    const call = read("/vehicles/{vehicle_id}", { params: { path } });
    expectTypeOf<NonNullable<Awaited<typeof call>["data"]>["id"]>().toEqualTypeOf<string>();
    const list = <Path extends "/vehicles" | "/users">(one: Path) => ev.GET(one);
    const users = list("/users");
    expectTypeOf<NonNullable<Awaited<typeof users>["data"]>[number]["id"]>().toEqualTypeOf<string>();
  });

  test("work with a client of any description", () => {
    const read = <Paths extends object>(client: ExpandingClient<Paths>, one: PathsWithMethod<Paths, "get">) =>
      client.GET(one);
    expectTypeOf(read).not.toBeAny();
  });
});

describe("CallOptions", () => {
  type Options = CallOptions<operations["retrieveVehicle"]>;

  test("is what the operation takes", () => {
    assertType<Options>({ params: { path, query: { expand: ["user"] as const } } });
    expectTypeOf<Options>().not.toBeAny();
    expectTypeOf<NonNullable<Options["params"]>["path"]>().toEqualTypeOf<{ vehicle_id: string }>();
  });

  test("is not what it does not take", () => {
    // @ts-expect-error the path is required
    assertType<Options>({});
    // @ts-expect-error not offered
    assertType<Options>({ params: { path, query: { expand: ["colour"] } } });
  });
});
