/**
 * How many rounds the tests with random input or random timing run. `pnpm test:deep`, which runs every night, sets
 * `EV_CLI_ROUNDS`.
 */
export const rounds: number = Number(process.env.EV_CLI_ROUNDS ?? 1);
