import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Benchmark } from "../benchmark.ts";
import { generateHeyApi } from "../peers/generate-hey-api.ts";
import { heyApiModule } from "../peers/hey-api.ts";
import { bundleSize } from "./bundle.ts";

/** What a program costs that makes one call, or walks a fleet. */
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
        caption: "A program bundled by esbuild with all that it imports:",
        head: ["", "kB, minified and Brotli", "kB, minified"],
        rows,
      },
    ];
  },
};

/** One call on the generated client, written beside it. */
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
