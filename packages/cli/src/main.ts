import { runMockCommand } from "./commands/mock-command.ts";
import { exitCodes } from "./errors/exit-codes.ts";
import { run } from "./run.ts";

/**
 * Runs `ev-vehicles` in this process.
 *
 * @param args The arguments after the command's name.
 */
export async function main(args: readonly string[]): Promise<void> {
  if (args[0] === "mock") return runMockCommand(args.slice(1));
  const interrupted = new AbortController();
  // The handler runs only once, so a second Ctrl-C ends the process at once.
  process.once("SIGINT", () => interrupted.abort());
  // A reader that closes the pipe early (`| head`) is not an error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(exitCodes.success);
    process.stderr.write(`ev-vehicles: cannot write the output: ${error.message}\n`);
    process.exit(exitCodes.failure);
  });
  const { env, stderr, stdout } = process;
  process.exitCode = await run(args, { env, stderr, stdout, signal: interrupted.signal });
}
