import { fileURLToPath } from "node:url";
import { build } from "tsdown";

const entries = {
  theme: new URL("../browser/theme.ts", import.meta.url),
  site: new URL("../browser/site.ts", import.meta.url),
  reference: new URL("../browser/reference.ts", import.meta.url),
} as const;

/** The pages' scripts, each as one file: what they import is in it. */
export async function bundleScripts(target: URL): Promise<void> {
  for (const [name, entry] of Object.entries(entries)) {
    await build({
      config: false,
      entry: { [name]: fileURLToPath(entry) },
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
