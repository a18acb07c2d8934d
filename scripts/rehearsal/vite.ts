import { load } from "./toolbox.ts";

interface Vite {
  build(config: unknown): Promise<unknown>;
}

/** Bundles with Vite, without a configuration file. */
export async function viteBuild(config: Record<string, unknown>): Promise<void> {
  const { build } = load<Vite>("vite");
  await build({ configFile: false, logLevel: "error", ...config });
}

/** Bundles a module with all its imports into one file, for a runtime that is neither Node nor a browser page. */
export async function bundleModule(root: string, entry: string, outDir: string): Promise<void> {
  await viteBuild({
    root,
    ssr: { noExternal: true, target: "webworker" },
    build: { ssr: entry, outDir, emptyOutDir: true, minify: true, target: "es2022" },
  });
}
