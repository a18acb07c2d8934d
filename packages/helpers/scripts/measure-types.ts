/**
 * Measures what exact options and expansion cost the type checker, in type instantiations. Compares 30 calls on plain
 * openapi-fetch with 30 calls on an `ExpandingClient` that pass `expand`, and with 30 walks with `paginate`. Fails if
 * either costs more than `limit` times the plain calls, or if a program with 30 or 300 of them does not compile.
 *
 *     node scripts/measure-types.ts [path of a tsc]
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The maximum cost of expanding calls and of walks, as a multiple of the cost of plain calls. */
const limit = 2;

const require = createRequire(import.meta.url);
const folder = join(import.meta.dirname, "../node_modules/.cache/measure-types");

/** Read calls with an `expand` list and a field that exists only in the expanded response. */
const calls = [
  { path: "/vehicles", expand: ["user"], reads: "[0]?.user.email" },
  { path: "/vehicles", expand: ["trim.model.make"], reads: "[0]?.trim.model.make.name" },
  { path: "/vehicles", expand: ["user", "trim.model", "latest_status_log"], reads: "[0]?.trim.model.name" },
  { path: "/vehicles/{vehicle_id}", expand: ["user", "trim.model.make"], reads: ".trim.model.make.icon" },
  { path: "/vehicles/{vehicle_id}", expand: ["latest_status_log"], reads: ".latest_status_log?.is_charging" },
  { path: "/vehicle_trims", expand: ["model.make"], reads: "[0]?.model.make.name" },
  { path: "/vehicle_models", expand: ["make"], reads: "[0]?.make.name" },
  { path: "/users", expand: ["default_location.tariff"], reads: "[0]?.default_location?.tariff?.name" },
  { path: "/users/{user_id}", expand: ["default_location.evse_site"], reads: ".default_location?.evse_site" },
  { path: "/charging_sub_sessions", expand: ["vehicle.trim.model"], reads: "[0]?.vehicle?.trim.model.name" },
];

const bareClient = `import createClient from "openapi-fetch";
import type { paths } from "@ev-vehicles/types";
export const api = createClient<paths>();
`;
const expandingClient = `import type { ExpandingClient } from "@ev-vehicles/helpers";
import type { paths } from "@ev-vehicles/types";
export declare const api: ExpandingClient<paths, Error, { readonly timeoutMs?: number | undefined }>;
`;

function consumer(client: string, count: number, expanding: boolean): string {
  const lines = Array.from({ length: count }, (_, index) => {
    const call = calls[index % calls.length] ?? calls[0];
    if (!call) return "";
    const parameter = /\{(\w+)\}/.exec(call.path)?.[1];
    const params = [
      parameter && `path: { ${parameter}: "${index}" }`,
      expanding && `query: { expand: ${JSON.stringify(call.expand)} }`,
    ].filter(Boolean);
    const reads = expanding ? call.reads : parameter ? ".url" : "[0]?.url";
    return `const result${index} = (await api.GET("${call.path}", { params: { ${params.join(", ")} } })).data!${reads};`;
  });
  return `${client}${lines.join("\n")}\nexport {};\n`;
}

/** A program with `count` walks: each passes `expand`, a page size, one of the client's extra options and `params`. */
function pagingConsumer(count: number): string {
  const lists = calls.filter(({ path }) => !path.includes("{"));
  const lines = Array.from({ length: count }, (_, index) => {
    const { path, expand, reads } = lists[index % lists.length] ?? calls[0] ?? {};
    const options = `{ expand: ${JSON.stringify(expand)}, pageSize: 50, timeoutMs: 5, params: { query: {} } }`;
    return `const result${index} = (await paginate(api, "${path}", ${options}).toArray())${reads};`;
  });
  const client = expandingClient.replace(
    "import type { ExpandingClient }",
    "import { type ExpandingClient, paginate }",
  );
  return `${client}${lines.join("\n")}\n`;
}

function instantiations(tsc: string, name: string, source: string): number {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.ts`), source);
  const config = { extends: "../../../../../tsconfig.base.json", files: [`${name}.ts`] };
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(config));
  const report = execFileSync(process.execPath, [tsc, "--project", `${name}.json`, "--extendedDiagnostics"], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return Number(/Instantiations:\s*([\d,]+)/.exec(report)?.[1]?.replaceAll(",", ""));
}

function measure(label: string, tsc: string): boolean {
  const bare = instantiations(tsc, "bare", consumer(bareClient, 30, false));
  const expanding = instantiations(tsc, "expanding", consumer(expandingClient, 30, true));
  const manyBare = instantiations(tsc, "many-bare", consumer(bareClient, 300, false));
  const manyExpanding = instantiations(tsc, "many-expanding", consumer(expandingClient, 300, true));
  const paging = instantiations(tsc, "paging", pagingConsumer(30));
  const manyPaging = instantiations(tsc, "many-paging", pagingConsumer(300));
  const times = (cost: number, bareCost: number): string => `${cost} (×${(cost / bareCost).toFixed(2)})`;
  console.log(
    `Type instantiations with TypeScript ${label}: 30 calls ${times(expanding, bare)}, 30 walks ${times(paging, bare)}, plain openapi-fetch ${bare}; ` +
      `300 calls ${times(manyExpanding, manyBare)}, 300 walks ${times(manyPaging, manyBare)}, plain openapi-fetch ${manyBare}`,
  );
  return Math.max(expanding, paging) <= limit * bare;
}

const compilers = ["typescript", "typescript-5.9"].map((name) => {
  const manifest = require.resolve(`${name}/package.json`);
  return { version: require(manifest).version, tsc: join(dirname(manifest), "bin/tsc") };
});
const within = compilers.map(({ version, tsc }) => measure(version, tsc));
if (within.includes(false)) {
  console.error(
    `30 calls or walks may cost at most ${limit} times the type instantiations of 30 plain calls.`,
  );
  process.exitCode = 1;
}
