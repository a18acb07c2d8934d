import { fileURLToPath } from "node:url";
import { build } from "tsdown";
import { places } from "../places.ts";

/** The pages' scripts, each as one file: what they import is in it. */
export async function bundleScripts(target: URL): Promise<void> {
  const entry = (name: string) => fileURLToPath(new URL(`${name}.ts`, places.browser));
  for (const name of ["theme", "site", "reference"]) {
    await build({
      config: false,
      entry: { [name]: entry(name) },
      outDir: fileURLToPath(target),
      format: "esm",
      platform: "browser",
      target: "es2022",
      deps: { alwaysBundle: [/./] },
      outExtensions: () => ({ js: ".js" }),
      minify: true,
      dts: false,
      clean: false,
      logLevel: "error",
    });
  }
}
