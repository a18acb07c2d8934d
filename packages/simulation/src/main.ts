import { parseArgs } from "node:util";
import { findFaults } from "./runner/find-faults.ts";
import { runWorlds } from "./runner/run-worlds.ts";

/**
 * Runs simulated worlds, and checks the invariants in each.
 *
 *     pnpm simulate                        500 worlds
 *     pnpm simulate --seed 17              one world
 *     pnpm simulate --seed 17 --trace      one world, with a trace of everything that happens
 *     pnpm simulate --worlds 1000000 --workers 4 --from 1
 *     pnpm simulate --real-redis           with an installed redis-server instead of the model
 *     pnpm simulate --files                with exports that the CLI writes to real files
 *     pnpm simulate --faults               injects each fault, and prints after how many worlds it is found
 *     pnpm simulate --fault slot-not-released --worlds 20000
 */
const { values } = parseArgs({
  options: {
    seed: { type: "string" },
    worlds: { type: "string", default: "500" },
    from: { type: "string", default: "1" },
    workers: { type: "string", default: "1" },
    fault: { type: "string" },
    faults: { type: "boolean", default: false },
    "keep-going": { type: "boolean", default: false },
    trace: { type: "boolean", default: false },
    "real-redis": { type: "boolean", default: false },
    files: { type: "boolean", default: false },
  },
});

const number = (name: "from" | "seed" | "worlds" | "workers"): number => {
  const value = Number(values[name]);
  if (!Number.isInteger(value) || value < 0)
    throw new Error(`--${name}: expected a whole number, 0 or more, got "${values[name]}".`);
  return value;
};

if (values.faults) {
  process.exitCode = await findFaults(number("worlds"), number("from"));
} else {
  const isSingle = values.seed !== undefined;
  process.exitCode = await runWorlds({
    fault: values.fault,
    from: isSingle ? number("seed") : number("from"),
    count: isSingle ? 1 : number("worlds"),
    workers: isSingle ? 1 : number("workers"),
    keepGoing: values["keep-going"],
    trace: values.trace,
    realRedis: values["real-redis"],
    files: values.files,
  });
}
