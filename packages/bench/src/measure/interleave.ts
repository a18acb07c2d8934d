/** The time of a number of runs. */
export interface Sample {
  /** The processor time of the contestant's process, in milliseconds. */
  readonly cpuMs: number;
  /** The time by the clock, in milliseconds. */
  readonly clockMs: number;
}

export interface Contestant {
  readonly name: string;
  /** Runs the contestant this number of times. */
  measure(count: number): Promise<Sample>;
}

/** The average time of one run of a contestant, for each round. */
export interface Samples {
  readonly name: string;
  /** The processor time, in microseconds. */
  readonly cpu: readonly number[];
  /** The time by the clock, in microseconds. */
  readonly clock: readonly number[];
}

export interface Schedule {
  readonly rounds: number;
  /** About how long a contestant runs per round, in milliseconds of processor time. */
  readonly sampleMs: number;
  /**
   * At least how long each contestant runs before the first round, so that its code is compiled, in milliseconds of
   * processor time.
   */
  readonly warmUpMs: number;
}

/**
 * Measures contestants in rounds. Each round runs all of them and starts with a different one, so that a disturbance on the
 * machine affects all of them equally; benchmark libraries finish one contestant before they start the next. The warm-up also runs in
 * rounds, because a contestant is slower after a pause.
 */
export async function interleave(contestants: readonly Contestant[], schedule: Schedule): Promise<Samples[]> {
  const { rounds, sampleMs, warmUpMs } = schedule;
  const runners = contestants.map((contestant) => ({
    ...{ contestant, count: 1, warmedUpMs: 0, cpu: [] as number[], clock: [] as number[] },
  }));
  const runRound = async (work: (runner: (typeof runners)[number]) => Promise<void>, round: number) => {
    const first = round % runners.length;
    for (const runner of [...runners.slice(first), ...runners.slice(0, first)]) await work(runner);
  };
  for (let round = 0; runners.some(({ warmedUpMs }) => warmedUpMs < warmUpMs); round++) {
    await runRound(async (runner) => {
      const { contestant, count } = runner;
      const cpuMs = Math.max((await contestant.measure(count)).cpuMs, 0.001);
      runner.warmedUpMs += cpuMs;
      runner.count = Math.max(1, Math.min(count * 10, Math.round((count * sampleMs) / cpuMs)));
    }, round);
  }
  for (let round = 0; round < rounds; round++) {
    await runRound(async ({ contestant, count, cpu, clock }) => {
      const { cpuMs, clockMs } = await contestant.measure(count);
      clock.push((clockMs * 1000) / count);
      cpu.push((cpuMs * 1000) / count);
    }, round);
  }
  return runners.map(({ contestant: { name }, cpu, clock }) => ({ name, cpu, clock }));
}
