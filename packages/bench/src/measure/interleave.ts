/** How long a number of runs of a contestant's work took, in milliseconds. */
export interface Sample {
  /** Processor time of its process, with its compiler and garbage collector threads. */
  readonly cpuMs: number;
  /** Time by the clock. */
  readonly clockMs: number;
}

/** Something to measure. */
export interface Contestant {
  readonly name: string;
  /** Does its work `count` times. */
  measure(times: number): Promise<Sample>;
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
  /** How long each contestant is warmed up, in milliseconds of processor time, so that its code is compiled. */
  readonly warmUpMs: number;
}

/**
 * Measures contestants in rounds: each round runs all of them, starting with a different one, so that a disturbance of
 * the machine affects all alike. They are warmed up in the same way, because a contestant is slower after a pause; and
 * each repeats its work often enough to fill its time. (Benchmark libraries finish one contestant before the next.)
 */
export async function interleave(contestants: readonly Contestant[], schedule: Schedule): Promise<Samples[]> {
  const { rounds, sampleMs, warmUpMs } = schedule;
  const entrants = contestants.map((contestant) => ({
    ...{ contestant, times: 1, spentMs: 0, cpu: [] as number[], clock: [] as number[] },
  }));
  const inTurns = async (work: (entrant: (typeof entrants)[number]) => Promise<void>, round: number) => {
    const first = round % entrants.length;
    for (const entrant of [...entrants.slice(first), ...entrants.slice(0, first)]) await work(entrant);
  };
  for (let round = 0; entrants.some(({ spentMs }) => spentMs < warmUpMs); round++) {
    await inTurns(async (entrant) => {
      const { contestant, times } = entrant;
      const cpuMs = Math.max((await contestant.measure(times)).cpuMs, 0.001);
      entrant.spentMs += cpuMs;
      entrant.times = Math.max(1, Math.min(times * 10, Math.round((times * sampleMs) / cpuMs)));
    }, round);
  }
  for (let round = 0; round < rounds; round++) {
    await inTurns(async ({ contestant, times, cpu, clock }) => {
      const { cpuMs, clockMs } = await contestant.measure(times);
      clock.push((clockMs * 1000) / times);
      cpu.push((cpuMs * 1000) / times);
    }, round);
  }
  return entrants.map(({ contestant: { name }, cpu, clock }) => ({ name, cpu, clock }));
}
