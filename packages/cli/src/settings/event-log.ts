import type { VehiclesClientOptions } from "@ev-vehicles/client";
import { oneLine } from "../output/visible-controls.ts";

type Logger = NonNullable<VehiclesClientOptions["logger"]>;

/** The values of `EV_LOG`. */
const levels: readonly string[] = ["debug", "warn", "error"];

/**
 * Where the client's log lines go: all of them with `--verbose`, else those that `EV_LOG` asks for.
 *
 * @param write Writes a line. An error in it may hold text of the API, so its control characters are spelled out.
 */
export function eventLog(verbose: boolean, env: NodeJS.ProcessEnv, write: (line: string) => void): Logger {
  const lowest = verbose ? 0 : levels.indexOf(env.EV_LOG ?? "");
  const at = (level: number) => (line: string) => {
    if (lowest !== -1 && level >= lowest) write(oneLine(line));
  };
  return { debug: at(0), warn: at(1), error: at(2) };
}
