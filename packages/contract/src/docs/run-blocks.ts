/**
 * Runs files with code of the documentation one after the other: `node run-blocks.ts FILE…`. The mock in this process
 * responds to requests to the live server, so that the code runs exactly as printed; all other requests may go only to the
 * loopback interface. Prints a line of JSON for each file.
 */
import { createVehiclesMock } from "@ev-vehicles/mock";

/** What the code in a file did. */
export interface BlockRun {
  readonly file: string;
  readonly stdout: string;
  /** What the code wrote to this stream, and the error that ended it, if any. */
  readonly stderr: string;
}

const network = globalThis.fetch;
const environment = { EV_TOKEN: "mock-token", EV_CLIENT_ID: "mock-client", EV_CLIENT_SECRET: "mock-secret" };
const print = process.stdout.write.bind(process.stdout);
const files = process.argv.slice(2);
let running: { file: string; stdout: string; stderr: string; ended: boolean } | undefined;

for (const stream of ["stdout", "stderr"] as const)
  process[stream].write = (chunk: string | Uint8Array) => {
    if (running) running[stream] += String(chunk);
    return true;
  };
process.on("uncaughtException", (error) => console.error(error));
// Node emits this when nothing is left to do, so a process that ran only the current file would end here.
process.on("beforeExit", runNext);
runNext();

function runNext(): void {
  if (running) {
    const { ended, ...run } = running;
    if (!ended) run.stderr += "A top-level await never settled.";
    print(`${JSON.stringify(run satisfies BlockRun)}\n`);
  }
  const file = files.shift();
  running = file === undefined ? undefined : { file, stdout: "", stderr: "", ended: false };
  // Only something in the event loop, such as this timer, makes Node emit beforeExit again.
  if (running) setTimeout(run, 0, running);
}

async function run(block: NonNullable<typeof running>): Promise<void> {
  Object.assign(process.env, environment);
  const mock = createVehiclesMock({ vehicles: 230, seed: 1 });
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { hostname } = new URL(request.url);
    if (hostname === "api.ev.energy") return await mock.fetch(request);
    if (hostname === "127.0.0.1" || hostname === "localhost") return await network(request);
    throw new Error(
      `The documentation's code tried to reach ${hostname}, which is neither the API nor the loopback interface.`,
    );
  };
  try {
    await import(block.file);
  } catch (error) {
    console.error(error);
  }
  block.ended = true;
}
