import { faults } from "../faults/faults.ts";
import { runJob } from "./run-worlds.ts";

/** Injects one fault at a time, prints after how many worlds it is found, and returns how many faults are not found. */
export async function findFaults(maxWorlds: number, from: number): Promise<number> {
  let missed = 0;
  console.log("| fault | effect | found after | invariant |\n| --- | --- | --- | --- |");
  for (const { name, what } of faults) {
    const report = await runJob({
      fault: name,
      from,
      step: 1,
      count: maxWorlds,
      keepGoing: false,
      trace: false,
      realRedis: false,
      files: false,
    });
    const [found] = report.failed;
    if (!found) missed++;
    const after = found ? `${report.worlds} ${report.worlds === 1 ? "world" : "worlds"}` : "**not found**";
    console.log(`| \`${name}\` | ${what} | ${after} | ${found?.invariant ?? ""} |`);
  }
  return missed;
}
