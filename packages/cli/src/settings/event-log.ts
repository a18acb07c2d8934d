import type { VehiclesClientOptions } from "@ev-vehicles/client";
import { oneLine } from "../output/visible-controls.ts";

type Logger = NonNullable<VehiclesClientOptions["logger"]>;

/** The values of `EV_LOG`. */
const levels: readonly string[] = ["debug", "warn", "error"];

/**
 * A logger for the client. With `--verbose`, it writes all lines; otherwise, lines of the level in `EV_LOG` and above, or
 * none if `EV_LOG` is not set.
 *
 * @param write Writes a line, in which control characters are already escaped: it may contain text from the API.
 */
export function eventLog(verbose: boolean, env: NodeJS.ProcessEnv, write: (line: string) => void): Logger {
  const lowest = verbose ? 0 : levels.indexOf(env.EV_LOG ?? "");
  const at = (level: number) => (line: string) => {
    if (lowest !== -1 && level >= lowest) write(oneLine(line));
  };
  return { debug: at(0), warn: at(1), error: at(2) };
}
