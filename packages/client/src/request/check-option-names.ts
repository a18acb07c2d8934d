import { ConfigurationError } from "../errors/configuration-error.ts";
import type { VehiclesCallOptions } from "./call-options.ts";
import { standardOptions } from "./platform-options.ts";

const ownNames: Record<keyof VehiclesCallOptions, true> = {
  timeoutMs: true,
  totalTimeoutMs: true,
  maxWaitMs: true,
  retry: true,
  user: true,
  budget: true,
};

/**
 * Rejects a misspelt option of the client's own, such as `timeoutMS` or `retries`: the compiler does that for
 * TypeScript, and in JavaScript it would be ignored. Other names pass on to `fetch`.
 *
 * @throws ConfigurationError that names the option that was meant.
 */
export function checkOptionNames(call: string, options: object): void {
  for (const [name, value] of Object.entries(options) as [string, unknown][]) {
    if (name in ownNames || standardOptions.has(name)) continue;
    // Bun's own option, which switches its time limit off.
    if (name === "timeout" && typeof value === "boolean") continue;
    const meant = Object.keys(ownNames).find((own) => resembles(name.toLowerCase(), own.toLowerCase()));
    if (meant) throw new ConfigurationError(`${call}: unknown option ${name}; did you mean ${meant}?`);
  }
}

/** The same stem in another form (`retries`), or at most two letters apart (`timeotMs`). */
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
