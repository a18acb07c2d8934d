import { type RedoclyRun, runRedocly } from "../third-party/run-redocly.ts";

export interface WorkflowServer {
  readonly baseUrl: string;
  readonly token: string;
  /** Whether workflows that write may run: if the server is on this machine, or with `EV_ALLOW_WRITES=1`. */
  readonly writable: boolean;
}

/**
 * Runs the Arazzo workflows of `spec/` with `redocly respect`. Passes the token in the environment, because every process
 * on the machine can read the arguments.
 */
export function runWorkflows(
  file: "read" | "write",
  { baseUrl, token }: WorkflowServer,
): Promise<RedoclyRun> {
  return runRedocly(["respect", `spec/${file}.arazzo.yaml`, "--server", `vehicles=${baseUrl}`], {
    REDOCLY_CLI_RESPECT_INPUT: `token=${token}`,
  });
}
