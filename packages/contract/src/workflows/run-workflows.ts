/**
 * Runs the Arazzo workflows of `spec/` with `redocly respect` against a server. Those that write run only on this
 * machine, unless `EV_ALLOW_WRITES=1` says otherwise.
 */
import { type RedoclyRun, runRedocly } from "../third-party/run-redocly.ts";

export interface WorkflowServer {
  readonly baseUrl: string;
  readonly token: string;
  readonly writable: boolean;
}

/** Passes the token in the environment, because every process of the machine can read arguments. */
export function runWorkflows(
  file: "read" | "write",
  { baseUrl, token }: WorkflowServer,
): Promise<RedoclyRun> {
  return runRedocly(["respect", `spec/${file}.arazzo.yaml`, "--server", `vehicles=${baseUrl}`], {
    REDOCLY_CLI_RESPECT_INPUT: `token=${token}`,
  });
}
