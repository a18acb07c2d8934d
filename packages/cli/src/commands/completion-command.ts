import { Argument, Command } from "commander";
import { writeText } from "../output/write-text.ts";
import type { RunContext } from "../run-context.ts";
import { candidates } from "./candidates.ts";
import { completionScripts, type Shell, shells } from "./completion-scripts.ts";

/** `completion <shell>`: prints the completion script for a shell. */
export function completionCommand({ stdout }: RunContext): Command {
  return new Command("completion")
    .summary("print a completion script for a shell")
    .description("Prints a script that lets a shell complete commands, flags and their values.")
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText("after", "\nExample:\n  source <(ev-vehicles completion bash)")
    .action((shell: Shell) => writeText(stdout, completionScripts[shell]));
}

/** `__complete <words…>`, which the completion scripts call: writes a line for each candidate, with a tab before its help. */
export async function writeCandidates(
  program: Command,
  words: readonly string[],
  { stdout }: RunContext,
): Promise<void> {
  const lines = candidates(program, words).map(
    ({ help, text }) => `${text}\t${help.replaceAll(/\s+/g, " ")}\n`,
  );
  await writeText(stdout, lines.join(""));
}
