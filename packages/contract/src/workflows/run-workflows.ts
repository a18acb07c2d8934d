/**
 * Runs the Arazzo workflows of `spec/` with `redocly respect` against a server. Those that write are run on this
 * machine only, unless `EV_ALLOW_WRITES=1` says otherwise.
 */
import { type RedoclyRun, runRedocly } from "./run-redocly.ts";

export interface WorkflowServer {
  readonly baseUrl: string;
  readonly token: string;
  readonly writable: boolean;
}

/** The token goes by the environment: arguments can be read by every process of the machine. */
export function runWorkflows(
  file: "read" | "write",
  { baseUrl, token }: WorkflowServer,
): Promise<RedoclyRun> {
  return runRedocly(["respect", `spec/${file}.arazzo.yaml`, "--server", `vehicles=${baseUrl}`], {
    REDOCLY_CLI_RESPECT_INPUT: `token=${token}`,
  });
}
