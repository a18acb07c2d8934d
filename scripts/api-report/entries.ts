import { readdirSync, readFileSync } from "node:fs";

/** A module that users import, and the declarations that are built for it. */
export interface Entry {
  /** `client`, the folder in `packages`. */
  readonly folder: string;
  /** `@ev-vehicles/client/oauth` */
  readonly name: string;
  /** `dist/oauth.d.ts` */
  readonly types: string;
  /** `oauth`, or `index` for the package itself. */
  readonly file: string;
}

/** Declarations are under `import`, or beside `default` if there is no CommonJS. */
interface Target {
  readonly types?: string;
  readonly import?: { readonly types?: string };
}

type Exports = Readonly<Record<string, string | Target>>;

/** The typed entries of every published package, by its `exports`. */
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
