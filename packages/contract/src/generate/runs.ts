/**
 * How many requests are generated for each operation, and from which seed. `pnpm test` always sends the same ones;
 * `pnpm test:deep` sends many, with another seed each time. A failure prints the seed; set `EV_CONTRACT_SEED` to it to
 * repeat the run.
 */
const { EV_CONTRACT_RUNS, EV_CONTRACT_SEED } = process.env;

export const runs: number = Number(EV_CONTRACT_RUNS ?? 100);

export const seed: number = Number(EV_CONTRACT_SEED ?? (EV_CONTRACT_RUNS ? Date.now() | 0 : 20_240_418));
