/** The exit statuses of the command. */
export const exitCodes = {
  success: 0,
  /** The API rejected the request or could not be reached, or something else failed. */
  failure: 1,
  /** The command line or a setting was wrong; nothing was sent. */
  usage: 2,
  /** Ctrl-C: 128 plus the number of SIGINT (2), as shells report it. */
  interrupted: 130,
} as const;

/** The exit status for an error. */
export function exitCodeOf(error: unknown, signal: AbortSignal): number {
  const { code, kind } = Object(error) as { kind?: unknown; code?: unknown };
  if (signal.aborted) return exitCodes.interrupted;
  const usage = kind === "usage" || kind === "configuration" || code === "invalidOption";
  return usage ? exitCodes.usage : exitCodes.failure;
}
