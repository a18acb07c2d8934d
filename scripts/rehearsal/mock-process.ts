import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { stop } from "./stop.ts";

export interface MockProcess {
  readonly baseUrl: string;
  readonly token: string;
  /** The minimum number of vehicles in the mock's fleet. */
  readonly size: number;
  close(): Promise<void>;
}

/**
 * Starts the mock that is installed in a project. Its process prints the address, token and size as one line of JSON.
 *
 * @param site A folder of files that the mock serves, so that a page in it has the same origin as the API.
 */
export async function startMockProcess(project: string, site: string): Promise<MockProcess> {
  const child = spawn(process.execPath, ["mock-server.mjs", site], {
    cwd: project,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const line = await Promise.race([
    once(createInterface(child.stdout), "line").then(([text]) => text as string),
    once(child, "exit").then(() => undefined),
  ]);
  if (line === undefined) throw new Error(`The mock in ${project} exited before it printed its address.`);
  return {
    ...(JSON.parse(line) as Omit<MockProcess, "close">),
    close: () => stop(child),
  };
}
