import type { operations, paths } from "@ev-vehicles/types";
import type { FetchOptions, MaybeOptionalInit } from "openapi-fetch";
import type { PathsWithMethod } from "openapi-typescript-helpers";
import { assertType, describe, expectTypeOf, test } from "vitest";
import type { CallOptions } from "./call-options.ts";
import type { ExpandingClient } from "./expanding-client.ts";

declare global {
  /** Next.js, Cloudflare's types and others extend `RequestInit` like this. */
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

describe("required options", () => {
  test("a missing required option does not compile", () => {
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

  test("a call whose path is one of two must have options if either path requires them", () => {
    ev.GET(flag ? "/vehicles" : "/users");
    // @ts-expect-error Expected 2 arguments
    ev.GET(flag ? "/vehicles" : "/vehicles/{vehicle_id}");
  });
});

describe("accepted options", () => {
  test("every optional option of a call may be undefined", () => {
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

  test("an options argument that may be undefined compiles if the operation requires no options", () => {
    const list = (options?: CallOptions<operations["listVehicles"]>) => ev.GET("/vehicles", options);
    expectTypeOf(list).returns.resolves.toHaveProperty("response");
    // @ts-expect-error vehicle_id would be missing
    ev.GET("/vehicles/{vehicle_id}", undefined);
    const expanding = flag ? ({ params: { query: { expand: ["user"] } } } as const) : undefined;
    const call = ev.GET("/vehicles", expanding);
    type Data = NonNullable<Awaited<typeof call>["data"]>;
    expectTypeOf<Extract<Data[number]["user"], string>>().toEqualTypeOf<string>();
    const wrong = flag ? { timeoutMs: 5, sgnal: null } : undefined;
    // @ts-expect-error unknown name sgnal
    ev.GET("/vehicles", wrong);
  });

  test("a filter parameter must not be undefined, because the list would then be unfiltered", () => {
    // @ts-expect-error undefined would return the sub-sessions of all vehicles
    ev.GET("/charging_sub_sessions", { params: { query: { vehicle_id: undefined } } });
  });

  test("a call passes a Request to the function in its `fetch` option", () => {
    ev.GET("/vehicles", { fetch: globalThis.fetch });
    ev.GET("/vehicles", {
      fetch: async (request, init) => {
        expectTypeOf(request).toEqualTypeOf<Request>();
        expectTypeOf(init).toEqualTypeOf<RequestInit | undefined>();
        return new Response();
      },
    });
    // @ts-expect-error fetch gets a Request, not a URL
    ev.GET("/vehicles", { fetch: async (url: string) => new Response(url) });
  });

  test("the `Request` option of a call accepts a subclass of Request, and rejects other classes", () => {
    class OwnRequest extends Request {}
    ev.GET("/vehicles", { Request: OwnRequest });
    // @ts-expect-error not a class of requests
    ev.GET("/vehicles", { Request: Response });
  });

  test("a call accepts options that a platform adds to RequestInit, and rejects wrong types for them", () => {
    ev.GET("/vehicles", { platformOption: { revalidate: 60 }, cache: "no-store", keepalive: true });
    // @ts-expect-error must be a number
    ev.GET("/vehicles", { platformOption: { revalidate: "60" } });
  });

  test("callbacks in a call's options have typed parameters, and the expand list still narrows the result", () => {
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

  test("a call accepts options in a variable of type CallOptions or of an openapi-fetch type", () => {
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

describe("generic functions that call a client", () => {
  test("if a generic function passes options to a call, the expand list in them narrows the result", () => {
    const list = <const Options extends CallOptions<operations["listVehicles"]>>(options: Options) =>
      ev.GET("/vehicles", options);
    const call = list({ params: { query: { expand: ["user"] } } });
    type Data = NonNullable<Awaited<typeof call>["data"]>;
    expectTypeOf<Data[number]["user"]["email"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<Data[number]["trim"]>().toEqualTypeOf<string>();
  });

  test("a generic function can pass a path and options for that path to a call", () => {
    const read = <Path extends PathsWithMethod<paths, "get">>(
      operationPath: Path,
      options: CallOptions<paths[Path]["get"]> & OwnOptions,
    ) => ev.GET(operationPath, options);
    const call = read("/vehicles/{vehicle_id}", { params: { path } });
    expectTypeOf<NonNullable<Awaited<typeof call>["data"]>["id"]>().toEqualTypeOf<string>();
    const list = <Path extends "/vehicles" | "/users">(operationPath: Path) => ev.GET(operationPath);
    const users = list("/users");
    expectTypeOf<NonNullable<Awaited<typeof users>["data"]>[number]["id"]>().toEqualTypeOf<string>();
  });

  test("a generic function can accept an ExpandingClient for any OpenAPI description", () => {
    const read = <Paths extends object>(client: ExpandingClient<Paths>, one: PathsWithMethod<Paths, "get">) =>
      client.GET(one);
    expectTypeOf(read).not.toBeAny();
  });
});

describe("CallOptions", () => {
  type Options = CallOptions<operations["retrieveVehicle"]>;

  test("CallOptions accepts the operation's parameters, and is not `any`", () => {
    assertType<Options>({ params: { path, query: { expand: ["user"] as const } } });
    expectTypeOf<Options>().not.toBeAny();
    expectTypeOf<NonNullable<Options["params"]>["path"]>().toEqualTypeOf<{ vehicle_id: string }>();
  });

  test("CallOptions requires the path parameters and rejects unknown expand names", () => {
    // @ts-expect-error the path parameters are required
    assertType<Options>({});
    // @ts-expect-error the operation does not offer colour
    assertType<Options>({ params: { path, query: { expand: ["colour"] } } });
  });
});
