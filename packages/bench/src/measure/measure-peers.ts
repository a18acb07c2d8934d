import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Prepared, Work } from "./contestant-process.ts";
import { type Contestant, interleave, type Sample, type Samples, type Schedule } from "./interleave.ts";

const program = fileURLToPath(new URL("contestant-process.ts", import.meta.url));

/**
 * Measures each peer in its own process, so that none leaves garbage or compiled code for another. Because one process
 * can happen to be faster than the next with the same code, all of them are started several times; within such a
 * generation the peers run in rounds.
 *
 * @param expected The result that each must return, as JSON.
 * @param schedule Includes how often all processes are restarted.
 */
export async function measurePeers(
  works: readonly Work[],
  expected: string,
  { generations, ...schedule }: Schedule & { readonly generations: number },
): Promise<Samples[]> {
  const all: { name: string; cpu: number[]; clock: number[] }[] = [];
  for (let generation = 0; generation < generations; generation++) {
    const processes = await Promise.all(works.map((work) => startContestant(work, expected)));
    const samples = await interleave(processes, schedule);
    for (const { stop } of processes) stop();
    for (const [index, { name, cpu, clock }] of samples.entries()) {
      all[index] ??= { name, cpu: [], clock: [] };
      all[index].cpu.push(...cpu);
      all[index].clock.push(...clock);
    }
  }
  return all;
}

async function startContestant(work: Work, expected: string): Promise<Contestant & { stop(): void }> {
  const child = fork(program, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "exit").then(() => {
    throw new Error(`The process that measures ${work.peer} ended by itself`);
  });
  // Only awaited together with a message of the process.
  ended.catch(() => {});
  const ask = async <Reply>(message: Work | number): Promise<Reply> => {
    child.send(message);
    const [reply] = await Promise.race([once(child, "message"), ended]);
    return reply as Reply;
  };
  const { name, result } = await ask<Prepared>(work);
  if (result !== expected) throw new Error(`${name} returned ${result?.slice(0, 100)}`);
  return { name, measure: (times) => ask<Sample>(times), stop: () => child.disconnect() };
}
