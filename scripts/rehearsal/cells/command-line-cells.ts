import { join } from "node:path";
import { type Cell, tryCell } from "../cell.ts";
import type { MockProcess } from "../mock-process.ts";
import { run } from "../run.ts";
import { nodes } from "./runtime-cells.ts";

/** Runs the command `ev-vehicles`: its help through `npx`, and a list of the mock's vehicles in every supported Node. */
export async function commandLineCells(project: string, mock: MockProcess): Promise<Cell[]> {
  const help = await tryCell("npx", "ev-vehicles --help", async () => {
    const text = await run("npx", ["--no-install", "ev-vehicles", "--help"], { cwd: project });
    const commands = text.match(/^ {2}[a-z]+(-[a-z]+)+ /gm) ?? [];
    if (!text.includes(" list-vehicles ")) throw new Error(`the help does not list list-vehicles:\n${text}`);
    return `the help lists ${commands.length} API commands`;
  });
  const cells = [help];
  const bin = join(project, "node_modules/@ev-vehicles/cli/bin/ev-vehicles.js");
  const env = { EV_BASE_URL: mock.baseUrl, EV_TOKEN: mock.token, XDG_CONFIG_HOME: project };
  for (const { where, program } of nodes()) {
    const list = async () => {
      const args = [bin, "list-vehicles", "--expand", "user", "--columns", "id,user.email"];
      const lines = (await run(program, args, { cwd: project, env })).trim().split("\n");
      const ids = new Set(lines.map((line) => (JSON.parse(line) as { id: string }).id));
      if (ids.size < mock.size) throw new Error(`listed ${ids.size} of ${mock.size} vehicles`);
      return `${ids.size} vehicles, one per line`;
    };
    cells.push(await tryCell(where, "ev-vehicles list-vehicles", list));
  }
  return cells;
}
