import type { paths, User, Vehicle } from "@ev-vehicles/types";
import { QueryClient, QueryObserver, skipToken } from "@tanstack/query-core";
import type { Client } from "openapi-fetch";
import { expectTypeOf, test } from "vitest";
import type { ExpandingClient } from "../calls/expanding-client.ts";
import type { Expanded } from "../expansion/expanded.ts";
import { queryOptions } from "./query-options.ts";

interface ApiFailure extends Error {
  kind: "notFound" | "validation";
  fieldErrors: Record<string, string[]>;
}
interface NetworkFailure extends Error {
  kind: "network";
  host: string;
}
interface Limits {
  readonly timeoutMs?: number | undefined;
}

declare const ev: ExpandingClient<paths, ApiFailure, Limits, ApiFailure | NetworkFailure> & {
  readonly scope: string | undefined;
};
declare const plain: Client<paths>;
declare const id: string | undefined;
const path = { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" };
const cache = new QueryClient();

test("the data type of queryOptions follows a literal expand list", () => {
  const options = queryOptions(ev, "/vehicles/{vehicle_id}", {
    params: { path, query: { expand: ["trim.model", "user"] } },
  });
  type Data = Awaited<ReturnType<typeof options.queryFn>>;
  expectTypeOf<Data>().toEqualTypeOf<Expanded<Vehicle, "trim.model" | "user">>();
  expectTypeOf<Data["user"]>().toEqualTypeOf<Expanded<User>>();
  expectTypeOf<Data["trim"]["model"]["make"]>().toEqualTypeOf<string>();
  expectTypeOf<Data>().not.toBeAny();
});

test("the key from queryOptions carries the types of the data and the error", () => {
  const { queryKey } = queryOptions(ev, "/vehicles");
  expectTypeOf(cache.getQueryData(queryKey)).toEqualTypeOf<Expanded<Vehicle>[] | undefined>();
  const error = cache.getQueryState(queryKey)?.error;
  expectTypeOf(error).toEqualTypeOf<ApiFailure | NetworkFailure | null | undefined>();
});

test("the `select` function determines the data type of a QueryObserver", () => {
  const observer = new QueryObserver(cache, {
    ...queryOptions(ev, "/vehicles", { params: { query: { expand: ["trim"] } } }),
    select: (vehicles) => vehicles.map(({ trim }) => trim.name),
  });
  expectTypeOf(observer.getCurrentResult().data).toEqualTypeOf<string[] | undefined>();
  expectTypeOf(observer.getCurrentResult().error).toEqualTypeOf<ApiFailure | NetworkFailure | null>();
});

test("skipToken can replace a query's options, and a literal expand list still narrows the data", () => {
  const skippable = queryOptions(
    ev,
    "/vehicles/{vehicle_id}",
    id ? { params: { path: { vehicle_id: id }, query: { expand: ["user"] } } } : skipToken,
  );
  const observer = new QueryObserver(cache, skippable);
  expectTypeOf(observer.getCurrentResult().data?.user).toEqualTypeOf<Expanded<User> | undefined>();
  const certain = queryOptions(ev, "/vehicles");
  expectTypeOf(certain.queryFn).toBeFunction();
  const never = new QueryObserver(cache, queryOptions(ev, "/vehicles/{vehicle_id}", skipToken));
  expectTypeOf(never.getCurrentResult().data).toEqualTypeOf<Expanded<Vehicle> | undefined>();
});

test("queryOptions accepts only GET operations, their parameters and the client's options", () => {
  // @ts-expect-error no such path
  queryOptions(ev, "/vehicle");
  // @ts-expect-error this path has only POST
  queryOptions(ev, "/vehicles/{vehicle_id}/reconnect", { params: { path } });
  // @ts-expect-error vehicle_id is missing
  queryOptions(ev, "/vehicles/{vehicle_id}");
  // @ts-expect-error vehicles have no such reference
  queryOptions(ev, "/vehicles", { params: { query: { expand: ["wheels"] } } });
  // @ts-expect-error misspelt
  queryOptions(ev, "/vehicles", { params: { query: { page_sise: 5 } } });
  // @ts-expect-error misspelt
  queryOptions(ev, "/vehicles", id ? { timeoutMS: 5 } : skipToken);
  queryOptions(ev, "/vehicles", { timeoutMs: 5, headers: { "Accept-Language": "de" } });
});

test("queryOptions does not compile with options that can't be in a query key", () => {
  // @ts-expect-error the query has its own signal
  queryOptions(ev, "/vehicles", { signal: AbortSignal.timeout(5) });
  // @ts-expect-error set it on the client
  queryOptions(ev, "/vehicles", { querySerializer: () => "" });
  // @ts-expect-error set it on the client
  queryOptions(ev, "/vehicles", { fetch });
});

test("queryOptions for a plain client requires the `scope` option, and the error type is Error", () => {
  // @ts-expect-error scope is missing
  queryOptions(plain, "/vehicles");
  // @ts-expect-error scope is missing
  queryOptions(plain, "/vehicles/{vehicle_id}", { params: { path } });
  const options = queryOptions(plain, "/vehicles", { scope: "live" });
  expectTypeOf(new QueryObserver(cache, options).getCurrentResult().error).toEqualTypeOf<Error | null>();
});
