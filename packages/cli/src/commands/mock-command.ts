import { exitCodes } from "../errors/exit-codes.ts";

/** `mock`: runs the mock package's own command, which has its own flags. Ctrl-C ends the mock even while the mock starts. */
export async function runMockCommand(args: readonly string[]): Promise<void> {
  let started = false;
  process.once("SIGINT", () => {
    if (!started) process.exit(exitCodes.interrupted);
    process.exitCode = exitCodes.interrupted;
  });
  // Imported on demand: no other command needs the server.
  const { runCommand } = await import("@ev-vehicles/mock/node");
  await runCommand(args);
  started = true;
}
