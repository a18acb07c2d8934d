/**
 * Alters the description one rule at a time and shows that a test fails: `pnpm test:mutation` tries 400 alterations,
 * spread over all kinds and places; another number as many, `pnpm test:mutation all` every one.
 */
import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { Json } from "./json-walk.ts";
import { mutationsOf } from "./mutations.ts";
import { report, type Trial } from "./report.ts";

const bundle = new URL("../../../types/src/generated/openapi.json", import.meta.url);
const mutations = mutationsOf(JSON.parse(readFileSync(bundle, "utf8")) as Json);
const [asked = "400"] = process.argv.slice(2);
const step = asked === "all" ? 1 : Math.max(1, mutations.length / Number(asked));
const queue = mutations.map((_, index) => index).filter((index) => index % step < 1);
const trials: Trial[] = [];
const timeLimitMs = 300_000;
/** What a process has loaded it keeps, about 100 MB a mutant; after so many a new one takes over. */
const mutantsPerProcess = 8;

// The unaltered description first: when a test fails on that, nothing follows from failures on the others.
const [control] = await trialsOf([-1]);
if (control?.killer !== undefined) throw new Error(`A test fails without any alteration: ${control.killer}`);

const workers = Math.min(4, Math.max(2, availableParallelism()));
await Promise.all(
  Array.from({ length: workers }, async () => {
    while (queue.length > 0) {
      trials.push(...(await trialsOf(queue.splice(0, mutantsPerProcess))));
      if (trials.length % 40 === 0) console.error(`${trials.length} tried, ${queue.length} to go`);
    }
  }),
);
const { text, share } = report(mutations, trials);
console.log(text);
process.exitCode = share >= 0.95 ? 0 : 1;

/** Tries these mutants in a process of their own, and in a new one after a mutant that brings it down. */
async function trialsOf(indexes: readonly number[]): Promise<Trial[]> {
  let worker = newWorker();
  const found: Trial[] = [];
  for (const index of indexes) {
    let result = await trial(worker, index);
    if (!worker.connected) {
      // Whoever brings a process down has to do it again, alone: it may have been the others before it.
      worker = newWorker();
      result = await trial(worker, index);
      if (!worker.connected) worker = newWorker();
    }
    found.push(result);
  }
  worker.kill();
  return found;
}

function newWorker(): ChildProcess {
  return fork(new URL("./worker.ts", import.meta.url), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
}

/** A mutant that makes the tests hang, or the process end, is found out as well: no test run would pass. */
function trial(worker: ChildProcess, index: number): Promise<Trial> {
  return new Promise((resolve) => {
    const end = (result: Trial) => {
      clearTimeout(limit);
      worker.removeAllListeners("exit").removeAllListeners("message");
      resolve(result);
    };
    const limit = setTimeout(() => {
      worker.removeAllListeners("message").removeAllListeners("exit");
      worker.once("exit", () => end({ index, killer: "(the tests hang)", milliseconds: timeLimitMs }));
      worker.kill("SIGKILL");
    }, timeLimitMs);
    worker.once("exit", () => end({ index, killer: "(the process ends)", milliseconds: 0 }));
    worker.once("message", (message) => end(message as Trial));
    worker.send({ index });
  });
}
