import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Prepared, Work } from "./contestant-process.ts";
import { type Contestant, interleave, type Sample, type Samples, type Schedule } from "./interleave.ts";

const program = fileURLToPath(new URL("contestant-process.ts", import.meta.url));

/**
 * Measures each peer in its own process, so that none leaves garbage or compiled code for another. Two processes with the same
 * code can differ in speed, so all processes are restarted several times. In each of these generations, the peers run in rounds.
 *
 * @param expected The JSON that each peer must return.
 * @param schedule The rounds of a generation, and the number of generations.
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
    throw new Error(`The process that measures ${work.peer} exited before the measurement was complete.`);
  });
  // `ended` is awaited only together with a message, so a later exit would otherwise be an unhandled rejection.
  ended.catch(() => {});
  const request = async <Reply>(message: Work | number): Promise<Reply> => {
    child.send(message);
    const [reply] = await Promise.race([once(child, "message"), ended]);
    return reply as Reply;
  };
  const { name, result } = await request<Prepared>(work);
  if (result !== expected)
    throw new Error(`${name} returned ${result?.slice(0, 100)}, expected ${expected.slice(0, 100)}.`);
  return { name, measure: (count) => request<Sample>(count), stop: () => child.disconnect() };
}
