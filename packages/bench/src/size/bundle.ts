import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes of a program with all that it imports. */
export interface BundleSize {
  readonly minified: number;
  readonly brotli: number;
}

/** Bundles one of the programs of this folder for browsers, minified, and compresses it with Brotli at its highest level. */
export async function bundleSize(program: string): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import ${JSON.stringify(program)};`,
      resolveDir: fileURLToPath(new URL("programs/", import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    write: false,
    logLevel: "error",
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: code.length, brotli: brotliCompressSync(code).length };
}
