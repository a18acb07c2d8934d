import { ConfigurationError } from "../errors/configuration-error.ts";
import type { CallLimits } from "./call.ts";

/** @throws ConfigurationError for a time that is not a number of milliseconds, 0 or more. */
export function checkLimits(limits: CallLimits, prefix = ""): void {
  for (const [name, value] of Object.entries(limits) as [string, unknown][]) {
    if (typeof value === "number" && value >= 0) continue;
    throw new ConfigurationError(`${prefix}${name}: expected milliseconds, 0 or more, got ${String(value)}`);
  }
}
