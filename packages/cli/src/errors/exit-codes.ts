/** How the command ends, for scripts. */
export const exitCodes = {
  /** It did what it was asked. */
  success: 0,
  /** The API refused, or could not be reached, or something failed on the way. */
  failure: 1,
  /** The command line was wrong; nothing was sent. */
  usage: 2,
  /** Ctrl-C: 128 and the number of SIGINT, as shells have it. */
  interrupted: 130,
} as const;

/** The status that an error ends the command with. */
export function exitCodeOf(error: unknown, signal: AbortSignal): number {
  const { code, kind } = Object(error) as { kind?: unknown; code?: unknown };
  if (signal.aborted) return exitCodes.interrupted;
  const usage = kind === "usage" || kind === "configuration" || code === "invalidOption";
  return usage ? exitCodes.usage : exitCodes.failure;
}
