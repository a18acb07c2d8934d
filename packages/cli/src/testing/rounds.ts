/**
 * The factor by which tests with random input or random timing multiply their rounds. `pnpm test:deep`, which runs every
 * night, sets `EV_CLI_ROUNDS`.
 */
export const rounds: number = Number(process.env.EV_CLI_ROUNDS ?? 1);
