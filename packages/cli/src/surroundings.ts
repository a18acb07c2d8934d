import type { Writable } from "node:stream";
import type { Fetch } from "@ev-vehicles/client";

/** A stream that may be a terminal. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What a run of the command line has around it. */
export interface Surroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: NodeJS.ProcessEnv;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Sends the requests instead of the global `fetch`. */
  readonly fetch?: Fetch;
}

/** Whether a stream is given colours: on a terminal, unless NO_COLOR is set (https://no-color.org). */
export function wantsColour(stream: Output, env: NodeJS.ProcessEnv): boolean {
  return stream.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
}

/** A text in bold, where colours are wanted. */
export function bold(text: string, wanted: boolean): string {
  return wanted ? `\u001b[1m${text}\u001b[22m` : text;
}
