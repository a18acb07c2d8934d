import type { Operation } from "@ev-vehicles/openapi";
import type { MockMiddleware } from "../http/mock-env.ts";
import { type FaultChooser, faultHeader } from "./choose-faults.ts";
import { refuseByFault } from "./refuse-by-fault.ts";
import { spoilResponse } from "./spoil-response.ts";

/** Lets go wrong what was asked for: instead of an answer, or with the response that comes back. */
export function strikeFaults({ id }: Operation, choose: FaultChooser): MockMiddleware {
  return async (c, next) => {
    const faults = choose(id, c.req.header(faultHeader));
    c.set("faults", faults);
    if (faults.size === 0) return next();
    const instead = await refuseByFault(faults, c.req.raw.signal);
    if (instead) return spoilResponse(instead, faults);
    await next();
    if (c.error) return;
    const spoiled = await spoilResponse(c.res, faults);
    // Hono would put the headers of the old response over those of the new one.
    c.res = undefined;
    c.res = spoiled;
  };
}
