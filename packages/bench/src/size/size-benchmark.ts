import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import type { Benchmark } from "../benchmark.ts";
import { generateHeyApi } from "../peers/generate-hey-api.ts";
import { heyApiModule } from "../peers/peers.ts";

/** The bundle size of programs that make one call or read a whole list. */
export const sizeBenchmark: Benchmark = {
  name: "size",
  packages: [
    "esbuild",
    "openapi-fetch",
    "@hey-api/openapi-ts",
    "ofetch",
    "ky",
    "@octokit/core",
    "@octokit/plugin-paginate-rest",
    "@octokit/plugin-retry",
    "@octokit/plugin-throttling",
    "axios",
    "stripe",
    "openai",
  ],
  async run() {
    const programs = [
      ["@ev-vehicles/client, one call", "./ours-one-call.ts"],
      ["… and paginate, a walk", "./ours-walk.ts"],
      ["… and client credentials", "./ours-walk-oauth.ts"],
      ["… and resolve, unwrap, isExpanded", "./ours-everything.ts"],
      ["openapi-fetch, one call", "./openapi-fetch.ts"],
      ["@hey-api/openapi-ts, one call", await heyApiProgram()],
      ["ofetch, one call", "./ofetch.ts"],
      ["ky, one call", "./ky.ts"],
      ["octokit, a walk with its plugins", "./octokit.ts"],
      ["axios, one call", "./axios.ts"],
      ["stripe, a walk", "./stripe.ts"],
      ["openai, a walk", "./openai.ts"],
    ] as const;
    const rows: string[][] = [];
    for (const [name, file] of programs) {
      const { minified, brotli } = await bundleSize(file);
      rows.push([name, (brotli / 1000).toFixed(2), (minified / 1000).toFixed(1)]);
    }
    return [
      {
        caption: "A program, bundled by esbuild with everything that it imports:",
        head: ["", "kB, minified, Brotli", "kB, minified"],
        rows,
      },
    ];
  },
};

/** Bundles one of the programs for browsers, minified, and compresses it with Brotli's highest level. Returns bytes. */
async function bundleSize(program: string): Promise<{ minified: number; brotli: number }> {
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

/** Writes a program that makes one call with the generated client, next to that client. */
async function heyApiProgram(): Promise<string> {
  await generateHeyApi();
  const program = `${dirname(heyApiModule)}/one-call.ts`;
  const lines = [
    'import { client } from "./client.gen";',
    'import { listVehicles } from "./index";',
    'client.setConfig({ auth: "token" });',
    "console.log((await listVehicles()).data);",
  ];
  writeFileSync(program, lines.join("\n"));
  return program;
}
