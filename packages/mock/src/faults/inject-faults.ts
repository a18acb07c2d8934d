import type { Operation } from "@ev-vehicles/openapi";
import type { MockMiddleware } from "../http/mock-env.ts";
import { applyBodyFaults } from "./apply-body-faults.ts";
import { type FaultChooser, faultHeader } from "./choose-faults.ts";
import { respondWithFault } from "./respond-with-fault.ts";

/** Applies the faults chosen for a request: responds in place of the handler, or damages the handler's response. */
export function injectFaults({ id }: Operation, choose: FaultChooser): MockMiddleware {
  return async (c, next) => {
    const faults = choose(id, c.req.header(faultHeader));
    c.set("faults", faults);
    if (faults.size === 0) return next();
    const instead = await respondWithFault(faults, c.req.raw.signal);
    if (instead) return applyBodyFaults(instead, faults);
    await next();
    if (c.error) return;
    const faulty = await applyBodyFaults(c.res, faults);
    // Hono would put the headers of the old response over those of the new one.
    c.res = undefined;
    c.res = faulty;
  };
}
