import type { paths, Vehicle, VehicleTrim } from "@ev-vehicles/types";
import { MutationObserver, QueryClient } from "@tanstack/query-core";
import type { Client } from "openapi-fetch";
import { expectTypeOf, test } from "vitest";
import type { ExpandingClient } from "../calls/expanding-client.ts";
import type { Expanded } from "../expansion/expanded.ts";
import { mutationOptions } from "./mutation-options.ts";

interface Failure extends Error {
  kind: "validation" | "network";
}

declare const ev: ExpandingClient<paths, Failure, { readonly timeoutMs?: number }> & {
  readonly scope: string | undefined;
};
declare const plain: Client<paths>;
const cache = new QueryClient();
const path = { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" };
const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";

test("mutationOptions takes the data type from the expand list, and the error type from the client", () => {
  const create = new MutationObserver(
    cache,
    mutationOptions(ev, "post", "/vehicles", { params: { query: { expand: ["trim"] } } }),
  );
  expectTypeOf(create.getCurrentResult().data).toEqualTypeOf<Expanded<Vehicle, "trim"> | undefined>();
  expectTypeOf<NonNullable<ReturnType<typeof create.getCurrentResult>["data"]>["trim"]>().toEqualTypeOf<
    Expanded<VehicleTrim>
  >();
  expectTypeOf(create.getCurrentResult().error).toEqualTypeOf<Failure | null>();
});

test("the variables of a mutation are the body and the parameters that are not in the options", () => {
  const { mutationFn } = mutationOptions(ev, "patch", "/vehicles/{vehicle_id}");
  void mutationFn({ params: { path }, body: { maximum_charge_limit_percentage: 80 } });
  // @ts-expect-error vehicle_id is missing
  void mutationFn({ body: {} });
  // @ts-expect-error misspelt
  void mutationFn({ params: { path }, body: { maximum_charge_limit: 80 } });
  // @ts-expect-error expand must be in the options
  void mutationFn({ params: { path, query: { expand: ["trim"] } }, body: {} });

  const fixed = mutationOptions(ev, "patch", "/vehicles/{vehicle_id}", { params: { path }, timeoutMs: 5 });
  void fixed.mutationFn({ body: { maximum_charge_limit_percentage: 80 } });
  // @ts-expect-error the path is already in the options
  void fixed.mutationFn({ params: { path }, body: {} });
});

test("mutate needs no variables if the mutation's options contain everything that is required", () => {
  const reconnect = new MutationObserver(
    cache,
    mutationOptions(ev, "post", "/vehicles/{vehicle_id}/reconnect", { params: { path } }),
  );
  void reconnect.mutate();
  const other = new MutationObserver(cache, mutationOptions(ev, "post", "/vehicles/{vehicle_id}/reconnect"));
  // @ts-expect-error vehicle_id is missing
  void other.mutate();
});

test("mutationOptions accepts only the operation's parameters and the client's options", () => {
  // @ts-expect-error this path has only GET
  mutationOptions(ev, "post", "/vehicle_makes");
  // @ts-expect-error the body must be passed to mutate
  mutationOptions(ev, "post", "/vehicles", { body: { trim } });
  // @ts-expect-error misspelt
  mutationOptions(ev, "post", "/vehicles", { timeoutMS: 5 });
  // @ts-expect-error vehicles have no such reference
  mutationOptions(ev, "post", "/vehicles", { params: { query: { expand: ["wheels"] } } });
  // @ts-expect-error scope is missing
  mutationOptions(plain, "post", "/vehicles");
  mutationOptions(plain, "post", "/vehicles", { scope: "live" });
});
