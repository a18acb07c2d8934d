import type { Problem, paths, User, Vehicle, VehiclesClient } from "@ev-vehicles/client";
import { type Client, type MethodResponse, wrapAsPathBasedClient } from "openapi-fetch";
import createQueryApi, { type OpenapiQueryClient } from "openapi-react-query";
import { createImmutableHook, createInfiniteHook, createMutateHook, createQueryHook } from "swr-openapi";
import { assertType, describe, expectTypeOf, test } from "vitest";

declare const ev: VehiclesClient;
const path = { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" };

type MediaType = `${string}/${string}`;

test("our client is assignable to openapi-fetch's client of the same paths", () => {
  assertType<Client<paths>>(ev);
  assertType<Client<paths, MediaType>>(ev);
  const request: Client<paths>["request"] = ev.request;
  expectTypeOf(request).not.toBeAny();
  expectTypeOf<MethodResponse<VehiclesClient, "get", "/vehicles">>().toEqualTypeOf<Vehicle[]>();
  // @ts-expect-error the other methods are missing
  assertType<Client<paths>>({ GET: ev.GET });
});

describe("openapi-react-query", () => {
  const api = createQueryApi(ev);

  test("openapi-react-query infers the paths from our client", () => {
    expectTypeOf(api).toEqualTypeOf<OpenapiQueryClient<paths, MediaType>>();
    expectTypeOf(createQueryApi<paths>(ev)).toEqualTypeOf<OpenapiQueryClient<paths>>();
  });

  test("openapi-react-query types data and error, and rejects an unknown path or a missing parameter", () => {
    const query = () => api.useQuery("get", "/vehicles/{vehicle_id}", { params: { path } });
    type Query = ReturnType<typeof query>;
    expectTypeOf<NonNullable<Query["data"]>>().toEqualTypeOf<Vehicle>();
    expectTypeOf<NonNullable<Query["error"]>["title"]>().toEqualTypeOf<Problem["title"]>();
    expectTypeOf<NonNullable<Query["error"]>["field_errors"]>().toEqualTypeOf<Problem["field_errors"]>();
    // @ts-expect-error unknown path
    api.queryOptions("get", "/vehicle");
    // @ts-expect-error vehicle_id is missing
    api.queryOptions("get", "/vehicles/{vehicle_id}");
  });
});

describe("swr-openapi", () => {
  const useQuery = createQueryHook(ev, "ev");

  test("swr-openapi types data and error, and rejects an unknown path", () => {
    const query = () => useQuery("/users");
    type Query = ReturnType<typeof query>;
    expectTypeOf<NonNullable<Query["data"]>>().toEqualTypeOf<User[]>();
    expectTypeOf<NonNullable<Query["error"]>["title"]>().toEqualTypeOf<Problem["title"]>();
    expectTypeOf<NonNullable<Query["error"]>["field_errors"]>().toEqualTypeOf<Problem["field_errors"]>();
    // @ts-expect-error unknown path
    const wrong = () => useQuery("/user");
    void wrong;
  });

  test("swr-openapi's immutable, infinite and mutate hooks accept our client", () => {
    expectTypeOf(createImmutableHook(ev, "ev")).not.toBeAny();
    expectTypeOf(createInfiniteHook(ev, "ev")).not.toBeAny();
    expectTypeOf(createMutateHook(ev, "ev", Object.is)).not.toBeAny();
  });
});

describe("wrapAsPathBasedClient", () => {
  const api = wrapAsPathBasedClient(ev);

  test("a path-based client types data and error, and rejects an unknown path", async () => {
    const { data, error } = await api["/vehicles/{vehicle_id}"].GET({ params: { path } });
    expectTypeOf(data).toEqualTypeOf<Vehicle | undefined>();
    expectTypeOf(error?.title).toEqualTypeOf<Problem["title"] | undefined>();
    expectTypeOf(error?.field_errors).toEqualTypeOf<Problem["field_errors"]>();
    // @ts-expect-error unknown path
    void api["/vehicle"];
  });
});
