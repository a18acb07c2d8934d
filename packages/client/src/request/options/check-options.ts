import { ConfigurationError } from "../../errors/configuration-error.ts";
import type { CallLimits } from "../call.ts";
import { standardOptions } from "../transmit.ts";
import type { VehiclesCallOptions } from "./call-options.ts";

/** @throws ConfigurationError if a time is not a number, or is negative. */
export function checkLimits(limits: CallLimits, prefix = ""): void {
  for (const [name, value] of Object.entries(limits) as [string, unknown][]) {
    if (typeof value === "number" && value >= 0) continue;
    throw new ConfigurationError(`${prefix}${name}: expected milliseconds, 0 or more, got ${String(value)}`);
  }
}

/** @throws ConfigurationError for a value that is not a signal. A common mistake is to pass the controller. */
export function checkSignal(call: string, signal: unknown): void {
  if (signal === undefined || signal === null) return;
  const { aborted, addEventListener } = Object(signal) as Partial<AbortSignal>;
  if (typeof aborted === "boolean" && typeof addEventListener === "function") return;
  const got = signal instanceof AbortController ? "the controller itself; pass its signal" : typeof signal;
  throw new ConfigurationError(`${call}: signal: expected an AbortSignal, got ${got}`);
}

const clientOptionNames: Record<keyof VehiclesCallOptions, true> = {
  timeoutMs: true,
  totalTimeoutMs: true,
  maxWaitMs: true,
  retry: true,
  user: true,
  budget: true,
};

/**
 * Rejects a misspelt name of one of this client's options, such as `timeoutMS` or `retries`. TypeScript reports it; in
 * JavaScript it would be silently ignored. Other unknown names are passed on to `fetch`.
 *
 * @throws ConfigurationError that suggests the right name.
 */
export function checkOptionNames(call: string, options: object): void {
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    if (name in clientOptionNames || standardOptions.has(name)) continue;
    // Bun's `timeout: false` switches its time limit off.
    if (name === "timeout" && typeof value === "boolean") continue;
    const suggestion = Object.keys(clientOptionNames).find((own) =>
      resembles(name.toLowerCase(), own.toLowerCase()),
    );
    if (suggestion) {
      throw new ConfigurationError(`${call}: unknown option ${name}; did you mean ${suggestion}?`);
    }
  }
}

/** Whether the name starts like the option (`retries`), or differs by at most two letters, or one in a short name. */
function resembles(name: string, own: string): boolean {
  const stem = own.replace(/(ms|y)$/, "");
  return (
    (name.startsWith(stem) && name.length <= own.length + 6) ||
    distance(name, own) <= (own.length > 5 ? 2 : 1)
  );
}

/** Levenshtein distance: how many letters have to be inserted, removed or replaced. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
