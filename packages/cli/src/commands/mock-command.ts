import { exitCodes } from "../errors/exit-codes.ts";

/** `mock`: the mock's own command, with its own flags. Ctrl-C ends it, also while it is starting. */
export async function runMockCommand(args: readonly string[]): Promise<void> {
  let started = false;
  process.once("SIGINT", () => {
    if (!started) process.exit(exitCodes.interrupted);
    process.exitCode = exitCodes.interrupted;
  });
  // Loaded only here: no other command needs a server.
  const { runCommand } = await import("@ev-vehicles/mock/node");
  await runCommand(args);
  started = true;
}
