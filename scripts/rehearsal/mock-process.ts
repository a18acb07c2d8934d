import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { stop } from "./stop.ts";

export interface MockProcess {
  readonly baseUrl: string;
  readonly token: string;
  /** How many vehicles its fleet has, at least. */
  readonly size: number;
  close(): Promise<void>;
}

/**
 * Starts the mock that the consumer's project has; it says in one line of JSON where it listens.
 *
 * @param site A folder of files to serve beside the API, so that a page in it is of the API's own origin.
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
  if (line === undefined) throw new Error("The published mock did not start.");
  return {
    ...(JSON.parse(line) as Omit<MockProcess, "close">),
    close: () => stop(child),
  };
}
