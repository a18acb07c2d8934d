import { createVehiclesClient } from "@ev-vehicles/client";
import { paginate } from "@ev-vehicles/helpers";
import type { Walker } from "./walker.ts";

/** `paginate` on our client, all defaults on. */
export function ours(prefetch: boolean): Walker {
  return {
    name: prefetch ? "paginate, prefetch" : "paginate",
    ahead: prefetch,
    async walk(fetch, consume) {
      const ev = createVehiclesClient({ auth: "bench-token", fetch });
      for await (const { items } of paginate(ev, "/vehicles", { prefetch }).pages()) await consume(items);
    },
  };
}
