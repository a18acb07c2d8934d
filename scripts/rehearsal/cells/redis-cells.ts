import { programPath } from "@ev-vehicles/testing/programs";
import { startRedisServer } from "@ev-vehicles/testing/redis-server";
import { type Cell, tryCell } from "../cell.ts";
import { run } from "../run.ts";
import { nodes } from "./runtime-cells.ts";

/** Loads the Redis stores with `import` and `require`, and uses them if a redis-server is installed. */
export async function redisCells(project: string): Promise<Cell[]> {
  const redis = programPath("redis-server") ? await startRedisServer() : undefined;
  const cells: Cell[] = [];
  try {
    for (const { where, program } of nodes()) {
      for (const [format, file] of [
        ["ESM", "redis-stores.mjs"],
        ["CommonJS", "redis-stores.cjs"],
      ] as const) {
        const args = redis ? [file, redis.url] : [file];
        const attempt = async () => (await run(program, args, { cwd: project, timeoutMs: 60_000 })).trim();
        cells.push(await tryCell(where, `Redis stores, ${format}`, attempt));
      }
    }
  } finally {
    await redis?.kill();
  }
  return cells;
}
