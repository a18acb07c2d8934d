/**
 * How many requests are generated for each operation, and from which seed. `npm test` sends the same ones every time;
 * `pnpm test:deep` sends many, different ones each time. A failure prints the seed: `EV_CONTRACT_SEED` repeats it.
 */
const { EV_CONTRACT_RUNS, EV_CONTRACT_SEED } = process.env;

export const runs: number = Number(EV_CONTRACT_RUNS ?? 100);

export const seed: number = Number(EV_CONTRACT_SEED ?? (EV_CONTRACT_RUNS ? Date.now() | 0 : 20_240_418));
