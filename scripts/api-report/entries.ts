import { readdirSync, readFileSync } from "node:fs";

/** An entry point of a package, and its declaration file. */
export interface Entry {
  /** The folder in `packages`: `client`. */
  readonly folder: string;
  /** The import specifier: `@ev-vehicles/client/oauth`. */
  readonly name: string;
  /** The declaration file: `dist/oauth.d.ts`. */
  readonly types: string;
  /** The name of its report: `oauth`, or `index` for the main entry point. */
  readonly file: string;
}

/** The declarations are under `import`, or next to `default` if the entry point has no CommonJS. */
interface Target {
  readonly types?: string;
  readonly import?: { readonly types?: string };
}

type Exports = Readonly<Record<string, string | Target>>;

/** The typed entry points in the `exports` of every published package. */
export function publicEntries(packages: URL): Entry[] {
  return readdirSync(packages).flatMap((folder) => {
    const manifest = JSON.parse(readFileSync(new URL(`${folder}/package.json`, packages), "utf8"));
    if (manifest.private) return [];
    return Object.entries((manifest.exports ?? {}) as Exports).flatMap(([path, target]) => {
      const types = typeof target === "string" ? undefined : (target.import?.types ?? target.types);
      if (!types) return [];
      const part = path.slice("./".length);
      return [
        {
          folder,
          name: part ? `${manifest.name}/${part}` : manifest.name,
          types: types.replace("./", ""),
          file: part.replaceAll("/", "-") || "index",
        },
      ];
    });
  });
}
