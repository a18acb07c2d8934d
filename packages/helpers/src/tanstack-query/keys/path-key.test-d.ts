import type { paths } from "@ev-vehicles/types";
import type { Client } from "openapi-fetch";
import { expectTypeOf, test } from "vitest";
import type { ExpandingClient } from "../../calls/expanding-client.ts";
import { pathKey } from "./path-key.ts";

declare const ev: ExpandingClient<paths> & { readonly scope: string | undefined };
declare const plain: Client<paths>;

test("pathKey accepts the spec's paths and path parameters, and requires a scope if the client has none", () => {
  expectTypeOf(pathKey(ev, "/vehicles")[0]).toBeString();
  pathKey(ev, "/vehicles/{vehicle_id}", { params: { path: { vehicle_id: "vhcl01" } } });
  // @ts-expect-error no such path
  pathKey(ev, "/vehicle");
  // @ts-expect-error no such parameter
  pathKey(ev, "/vehicles/{vehicle_id}", { params: { path: { user_id: "user01" } } });
  // @ts-expect-error scope is missing
  pathKey(plain, "/vehicles");
  pathKey(plain, "/vehicles", { scope: "live" });
});
