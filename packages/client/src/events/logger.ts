import type { ClientEvent } from "./client-event.ts";
import { eventLine } from "./event-line.ts";

/** Where log lines go: `console`, pino, winston and most other loggers fit. */
export interface Logger {
  debug(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

type Level = keyof Logger;

/** What the client deals with itself is a warning; a call that fails is an error. */
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
 * The logger that the environment asks for: `EV_LOG=debug` prints everything to the console, `EV_LOG=warn` and
 * `EV_LOG=error` less. Undefined without it, and if there are no environment variables or none may be read.
 */
export function environmentLogger(): Logger | undefined {
  const level = environmentLevel();
  if (level !== "debug" && level !== "warn" && level !== "error") return undefined;
  const order: readonly Level[] = ["debug", "warn", "error"];
  const write = (from: Level) => (line: string) => {
    // Standard output may be data that a program pipes on.
    if (order.indexOf(from) >= order.indexOf(level)) console.error(line);
  };
  return { debug: write("debug"), warn: write("warn"), error: write("error") };
}

function environmentLevel(): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  try {
    return process?.env?.EV_LOG;
  } catch {
    // Deno throws NotCapable for a variable that the program has no permission to read.
    return undefined;
  }
}
