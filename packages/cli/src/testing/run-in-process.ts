import { Writable } from "node:stream";
import type { Fetch } from "@ev-vehicles/client";
import { createVehiclesMock, mockToken, type VehiclesMockOptions } from "@ev-vehicles/mock";
import { run } from "../run.ts";
import type { Output } from "../run-context.ts";

/** What a command line wrote, and its exit status. */
export interface RunResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a test runs a command line. */
export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly fetch?: Fetch;
  readonly signal?: AbortSignal;
  /** Makes stdout a terminal with this width. */
  readonly terminal?: number;
}

/** A command line that calls a mock, without a process and without a port. */
export function commandLine(mockOptions: VehiclesMockOptions = { vehicles: 30 }) {
  const mock = createVehiclesMock(mockOptions);
  const requests: string[] = [];
  const fetch: Fetch = (request) => {
    requests.push(`${request.method} ${new URL(request.url).pathname}`);
    return mock.fetch(request);
  };
  const ev = (args: string | readonly string[], options: RunOptions = {}): Promise<RunResult> =>
    runInProcess(typeof args === "string" ? args.split(" ") : args, { fetch, ...options });
  return { ev, mock, requests };
}

async function runInProcess(args: readonly string[], options: RunOptions): Promise<RunResult> {
  const { env = { EV_TOKEN: mockToken }, fetch, signal = new AbortController().signal, terminal } = options;
  const outputs = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof outputs): Output =>
    new Writable({
      decodeStrings: false,
      write(chunk, _encoding, done) {
        outputs[name] += String(chunk);
        done();
      },
    });
  const stdout = Object.assign(
    stream("stdout"),
    terminal === undefined ? {} : { isTTY: true, columns: terminal },
  );
  const base = { EV_BASE_URL: "http://127.0.0.1:4010/v2", XDG_CONFIG_HOME: "/nowhere", ...env };
  const exitCode = await run(args, {
    stdout,
    stderr: stream("stderr"),
    env: base,
    signal,
    ...(fetch && { fetch }),
  });
  return { exitCode, ...outputs };
}
