import type { Writable } from "node:stream";
import type { Fetch } from "@ev-vehicles/client";

/** A stream that may be a terminal. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What a run of the command line uses: its streams, the environment, the signal and, in tests, `fetch`. */
export interface RunContext {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Replaces the global `fetch`. */
  readonly fetch?: Fetch;
}

/**
 * Whether to write colours to a stream: on a terminal, unless NO_COLOR is set and not empty (https://no-color.org), or TERM
 * is `dumb`.
 */
export function colourEnabled(stream: Output, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
}

/** Makes text bold, if colours are enabled. */
export function bold(text: string, colour: boolean): string {
  return colour ? `\u001b[1m${text}\u001b[22m` : text;
}
