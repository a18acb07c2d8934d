import { runMockCommand } from "./commands/mock-command.ts";
import { exitCodes } from "./errors/exit-codes.ts";
import { run } from "./run.ts";

/**
 * The command `ev-vehicles`.
 *
 * @param args The arguments after the command's name.
 */
export async function main(args: readonly string[]): Promise<void> {
  if (args[0] === "mock") return runMockCommand(args.slice(1));
  const interrupted = new AbortController();
  // A second Ctrl-C ends the process at once.
  process.once("SIGINT", () => interrupted.abort());
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(exitCodes.success);
    process.stderr.write(`ev-vehicles: the output can't be written: ${error.message}\n`);
    process.exit(exitCodes.failure);
  });
  const { env, stderr, stdout } = process;
  process.exitCode = await run(args, { env, stderr, stdout, signal: interrupted.signal });
}
