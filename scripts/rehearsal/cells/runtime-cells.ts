import { type Cell, tryCell } from "../cell.ts";
import type { MockProcess } from "../mock-process.ts";
import { run } from "../run.ts";
import { tool, versionOf } from "../toolbox.ts";

interface Runtime {
  readonly where: string;
  readonly program: string;
  readonly args: readonly string[];
  /** The arguments that allow a program to read `EV_LOG`. */
  readonly envArgs: readonly string[];
}

const quiet = { DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };

/** Every supported major version of Node, the oldest one in its first supported version. */
export function nodes(): Runtime[] {
  return ["node20", "node22", "node24", "node26"].map((name) => ({
    where: `Node ${versionOf(name)}`,
    program: tool(`${name}/bin/node`),
    args: [],
    envArgs: [],
  }));
}

function runtimes(): Runtime[] {
  return [
    ...nodes(),
    { where: `Bun ${versionOf("bun")}`, program: tool(".bin/bun"), args: [], envArgs: [] },
    {
      where: `Deno ${versionOf("deno")}`,
      program: tool(".bin/deno"),
      args: ["run", "--quiet", "--no-prompt", "--allow-net=127.0.0.1", "--allow-read=."],
      envArgs: ["--allow-env=EV_LOG"],
    },
  ];
}

/**
 * Loads the packages with `import` and `require`: in a simple program, which Deno runs without permission to read the
 * environment, and in a server with OAuth, webhooks and `EV_LOG`.
 */
export async function runtimeCells(project: string, mock: MockProcess): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const { where, program, args, envArgs } of runtimes()) {
    const runWith = async (commandLine: readonly string[], env: Readonly<Record<string, string>>) => {
      const options = { cwd: project, env: { ...quiet, ...env }, timeoutMs: 60_000 };
      return (await run(program, commandLine, options)).trim();
    };
    for (const [format, file] of Object.entries({ ESM: "esm.mjs", CommonJS: "commonjs.cjs" })) {
      const walk = [...args, file, mock.baseUrl, mock.token, String(mock.size)];
      cells.push(await tryCell(where, format, () => runWith(walk, {})));
    }
    for (const [format, file] of Object.entries({ ESM: "server.mjs", CommonJS: "server.cjs" })) {
      const serve = [...args, ...envArgs, file, mock.baseUrl];
      cells.push(await tryCell(where, `server, ${format}`, () => runWith(serve, { EV_LOG: "debug" })));
    }
  }
  return cells;
}
