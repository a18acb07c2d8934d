/**
 * Alters the description one rule at a time and shows that a test fails: `pnpm test:mutation`. Give a number to try
 * only that many alterations, spread over all kinds: `pnpm test:mutation 200`.
 */
import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { Json } from "./json-walk.ts";
import { mutationsOf } from "./mutations.ts";
import { report, type Trial } from "./report.ts";

const bundle = new URL("../../../types/src/generated/openapi.json", import.meta.url);
const mutations = mutationsOf(JSON.parse(readFileSync(bundle, "utf8")) as Json);
const wanted = Number(process.argv[2] ?? mutations.length);
const step = Math.max(1, mutations.length / wanted);
const queue = mutations.map((_, index) => index).filter((index) => Math.floor(index % step) === 0);
const trials: Trial[] = [];
/** What a process has loaded it keeps; after so many mutants a new one takes over. */
const mutantsPerProcess = 40;

// The unaltered description first: when a test fails on that, nothing follows from failures on the others.
const [control] = await trialsOf([-1]);
if (control?.killer !== undefined) throw new Error(`A test fails without any alteration: ${control.killer}`);

const workers = Math.min(4, Math.max(2, availableParallelism()));
await Promise.all(
  Array.from({ length: workers }, async () => {
    while (queue.length > 0) trials.push(...(await trialsOf(queue.splice(0, mutantsPerProcess))));
  }),
);
const { text, share } = report(mutations, trials);
console.log(text);
process.exitCode = share >= 0.95 ? 0 : 1;

/** Tries these mutants in a process of their own. One that hangs or dies counts as found out. */
async function trialsOf(indexes: readonly number[]): Promise<Trial[]> {
  const worker = fork(new URL("./worker.ts", import.meta.url), {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  const found: Trial[] = [];
  for (const index of indexes) found.push(await trial(worker, index));
  worker.kill();
  return found;
}

function trial(worker: ChildProcess, index: number): Promise<Trial> {
  return new Promise((resolve) => {
    const end = (killer: string) => {
      clearTimeout(limit);
      resolve({ index, killer, milliseconds: 0 });
    };
    const limit = setTimeout(() => {
      worker.kill("SIGKILL");
      end("took too long");
    }, 120_000);
    worker.once("exit", () => end("ended the process"));
    worker.once("message", (message) => {
      clearTimeout(limit);
      worker.removeAllListeners("exit");
      resolve(message as Trial);
    });
    if (!worker.connected || !worker.send({ index })) end("ended the process");
  });
}
