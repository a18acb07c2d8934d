/**
 * Lets the packages be read from their sources, by this thread and before anything of theirs is imported, so that a
 * fault can be put back into one of them.
 */
import { readFileSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";

const packages = new URL("../../../", import.meta.url).href;
const sources: Readonly<Record<string, string>> = {
  "@ev-vehicles/client": "client/src/index.ts",
  "@ev-vehicles/client/oauth": "client/src/auth/oauth/index.ts",
  "@ev-vehicles/helpers": "helpers/src/index.ts",
  "@ev-vehicles/helpers/tanstack-query": "helpers/src/tanstack-query/index.ts",
  "@ev-vehicles/redis": "redis/src/index.ts",
  "@ev-vehicles/types": "types/src/index.ts",
};

/** A change to the source of a package. */
export interface Patch {
  /** From `packages/` on: `client/src/request/retry.ts`. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}

/** @throws Error if a patch does not fit the source any more. */
export function readSources(patches: readonly Patch[]): void {
  const changed = new Map<string, string>();
  for (const { file, find, replace } of patches) {
    const url = packages + file;
    const text = changed.get(url) ?? readFileSync(new URL(url), "utf8");
    if (text.split(find).length !== 2) throw new Error(`${file}: expected exactly once: ${find}`);
    changed.set(
      url,
      text.replace(find, () => replace),
    );
  }
  registerHooks({
    resolve(specifier, context, next) {
      const source = sources[specifier];
      return source ? { url: packages + source, shortCircuit: true } : next(specifier, context);
    },
    load(url, context, next) {
      const text = changed.get(url);
      if (text === undefined) return next(url, context);
      return { format: "module", source: stripTypeScriptTypes(text), shortCircuit: true };
    },
  });
}
