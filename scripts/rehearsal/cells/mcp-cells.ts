import { type Cell, tryCell } from "../cell.ts";
import type { MockProcess } from "../mock-process.ts";
import { run } from "../run.ts";
import { nodes } from "./runtime-cells.ts";

/** Starts `ev-vehicles mcp` over stdio in every supported Node, and uses it with the official SDK's client. */
export async function mcpCells(project: string, mock: MockProcess): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (const { where, program } of nodes()) {
    const attempt = async () => {
      const args = ["mcp.mjs", mock.baseUrl, mock.token];
      return (await run(program, args, { cwd: project, timeoutMs: 60_000 })).trim();
    };
    cells.push(await tryCell(where, "ev-vehicles mcp", attempt));
  }
  return cells;
}
