import { type Cell, tryCell } from "../cell.ts";
import type { MockProcess } from "../mock-process.ts";
import { run } from "../run.ts";
import { tool, versionOf } from "../toolbox.ts";

interface Runtime {
  readonly where: string;
  readonly program: string;
  readonly args: readonly string[];
}

/** Node in each line that is supported, from its first supported version. */
export function nodes(): Runtime[] {
  return ["node20", "node22", "node24", "node26"].map((name) => ({
    where: `Node ${versionOf(name)}`,
    program: tool(`${name}/bin/node`),
    args: [],
  }));
}

/** And Bun and Deno. */
function runtimes(): Runtime[] {
  return [
    ...nodes(),
    { where: `Bun ${versionOf("bun")}`, program: tool(".bin/bun"), args: [] },
    {
      where: `Deno ${versionOf("deno")}`,
      program: tool(".bin/deno"),
      args: ["run", "--quiet", "--no-prompt", "--allow-net=127.0.0.1", "--allow-read=."],
    },
  ];
}

/** The packages as a program loads them, by `import` and by `require`. */
export async function runtimeCells(project: string, mock: MockProcess): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const { where, program, args } of runtimes()) {
    for (const [as, file] of [
      ["ESM", "esm.mjs"],
      ["CommonJS", "commonjs.cjs"],
    ] as const) {
      const walk = [...args, file, mock.baseUrl, mock.token, String(mock.size)];
      const env = { DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };
      const attempt = async () => (await run(program, walk, { cwd: project, env, timeoutMs: 60_000 })).trim();
      cells.push(await tryCell(where, as, attempt));
    }
  }
  return cells;
}
