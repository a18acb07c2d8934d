import { cpuTime } from "./cpu-time.ts";

/** Something to measure: runs its work so many times. */
export interface Contestant {
  readonly name: string;
  run(times: number): Promise<void>;
}

/** What one contestant took for one run of its work, round by round. */
export interface Samples {
  readonly name: string;
  /** Processor time, in microseconds. */
  readonly cpu: readonly number[];
  /** Time by the clock, in microseconds. */
  readonly clock: readonly number[];
}

export interface Schedule {
  readonly rounds: number;
  /** How long a contestant runs in each round, in milliseconds of processor time. */
  readonly sampleMs: number;
  /** How long it runs before, in milliseconds of processor time: until the compiler has seen enough of it. */
  readonly warmUpMs: number;
}

/**
 * Measures contestants in turns: each round runs all of them, starting with another one each time, so that what
 * disturbs the machine for a while disturbs them alike. Each is warmed up first, and repeats its work often enough
 * to fill its time. (The measuring libraries run one contestant to its end before the next one starts.)
 */
export async function interleave(contestants: readonly Contestant[], schedule: Schedule): Promise<Samples[]> {
  const entrants = [];
  for (const contestant of contestants) {
    const times = await warmUp(contestant, schedule);
    entrants.push({ contestant, times, cpu: [] as number[], clock: [] as number[] });
  }
  for (let round = 0; round < schedule.rounds; round++) {
    const first = round % entrants.length;
    for (const { contestant, times, cpu, clock } of [...entrants.slice(first), ...entrants.slice(0, first)]) {
      const cpuBefore = cpuTime();
      const clockBefore = performance.now();
      await contestant.run(times);
      clock.push(((performance.now() - clockBefore) * 1000) / times);
      cpu.push(((cpuTime() - cpuBefore) * 1000) / times);
    }
  }
  return entrants.map(({ contestant: { name }, cpu, clock }) => ({ name, cpu, clock }));
}

/** Runs a contestant for its warm-up, and tells how many runs fill one sample. */
async function warmUp({ run }: Contestant, { sampleMs, warmUpMs }: Schedule): Promise<number> {
  let times = 1;
  for (let spent = 0; spent < warmUpMs; ) {
    const before = cpuTime();
    await run(times);
    const took = Math.max(cpuTime() - before, 0.001);
    spent += took;
    times = Math.max(1, Math.min(times * 10, Math.round((times * sampleMs) / took)));
  }
  return times;
}
