/**
 * `loadSources` makes this thread load the packages from their sources, so that a fault can be injected. Call it before
 * anything imports the packages.
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
  /** The path in `packages/`: `client/src/request/retry.ts`. */
  readonly file: string;
  /** Text that occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
}

/** @throws {Error} if a patch no longer matches its source. */
export function loadSources(patches: readonly Patch[]): void {
  const changed = new Map<string, string>();
  for (const { file, find, replace } of patches) {
    const url = packages + file;
    const text = changed.get(url) ?? readFileSync(new URL(url), "utf8");
    if (text.split(find).length !== 2)
      throw new Error(
        `${file}: expected to find this text exactly once: ${find}\nUpdate the patch in faults.ts.`,
      );
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
