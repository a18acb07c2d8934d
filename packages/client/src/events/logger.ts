import type { ClientEvent } from "./client-event.ts";
import { eventLine } from "./event-line.ts";

/** Receives log lines. `console`, pino, winston and most other loggers fit. */
export interface Logger {
  debug(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

type Level = keyof Logger;

/** A problem that the client handles itself is a warning; a failed call is an error. */
const levels: Readonly<Record<ClientEvent["type"], Level>> = {
  callStart: "debug",
  callEnd: "debug",
  request: "debug",
  response: "debug",
  failure: "warn",
  middlewareResponse: "debug",
  retry: "warn",
  wait: "warn",
  tokenRenewal: "debug",
  versionMismatch: "warn",
};

/** Writes each event as one line. */
export function logEvent(logger: Logger, event: ClientEvent): void {
  const failed = event.type === "callEnd" && event.error !== undefined;
  logger[failed ? "error" : levels[event.type]](`ev-vehicles ${eventLine(event)}`);
}

/**
 * Creates the logger that the environment variable `EV_LOG` selects: `debug` writes all lines to standard error, `warn`
 * only warnings and errors, `error` only errors. Undefined for any other value, or if the variable cannot be read.
 */
export function environmentLogger(): Logger | undefined {
  const level = environmentLevel();
  if (level !== "debug" && level !== "warn" && level !== "error") return undefined;
  const order: readonly Level[] = ["debug", "warn", "error"];
  const write = (lineLevel: Level) => (line: string) => {
    // Write to standard error, because standard output may be piped data.
    if (order.indexOf(lineLevel) >= order.indexOf(level)) console.error(line);
  };
  return { debug: write("debug"), warn: write("warn"), error: write("error") };
}

function environmentLevel(): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  try {
    return process?.env?.EV_LOG;
  } catch {
    // Deno throws NotCapable if the program has no permission to read the variable.
    return undefined;
  }
}
