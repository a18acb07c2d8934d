import { faults } from "../faults/faults.ts";
import { runJob } from "./run-worlds.ts";

/** Puts each fault back, one at a time, and prints how many worlds it takes to find it. */
export async function findFaults(mostWorlds: number, from: number): Promise<number> {
  let missed = 0;
  console.log("| fault | what is wrong | found after | by the invariant |\n| --- | --- | --- | --- |");
  for (const { name, what } of faults) {
    const report = await runJob({
      fault: name,
      from,
      step: 1,
      count: mostWorlds,
      keepGoing: false,
      trace: false,
      realRedis: false,
      files: false,
    });
    const [found] = report.failed;
    if (!found) missed++;
    const after = found ? `${report.worlds} worlds` : "**not found**";
    console.log(`| \`${name}\` | ${what} | ${after} | ${found?.invariant ?? ""} |`);
  }
  return missed;
}
