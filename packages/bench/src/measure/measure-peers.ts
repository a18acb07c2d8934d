import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Prepared, Work } from "./contestant-process.ts";
import { type Contestant, interleave, type Sample, type Samples, type Schedule } from "./interleave.ts";

const program = fileURLToPath(new URL("contestant-process.ts", import.meta.url));

/**
 * Measures peers in processes of their own, where none leaves garbage or compiled code behind for another. As one
 * process can be faster than the next with the same code, by luck of memory and compiler, all of them are made
 * anew several times; within such a generation the peers take turns.
 *
 * @param expected What each has to answer, as JSON.
 * @param schedule With how often all processes are made anew.
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
  // Looked at only while an answer is awaited.
  ended.catch(() => {});
  const ask = async <Answer>(message: Work | number): Promise<Answer> => {
    child.send(message);
    const [answer] = await Promise.race([once(child, "message"), ended]);
    return answer as Answer;
  };
  const { name, answer } = await ask<Prepared>(work);
  if (answer !== expected) throw new Error(`${name} answered ${answer?.slice(0, 100)}`);
  return { name, measure: (times) => ask<Sample>(times), stop: () => child.disconnect() };
}
