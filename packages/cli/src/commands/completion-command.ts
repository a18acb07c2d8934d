import { Argument, Command } from "commander";
import { writeText } from "../output/write-text.ts";
import type { Surroundings } from "../surroundings.ts";
import { candidates } from "./candidates.ts";
import { completionScripts, type Shell, shells } from "./completion-scripts.ts";

/** `completion <shell>`: prints the shell's script. */
export function completionCommand({ stdout }: Surroundings): Command {
  return new Command("completion")
    .summary("print a completion script for a shell")
    .description("Prints a script that lets a shell complete commands, flags and their values.")
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText("after", "\nExample:\n  source <(ev-vehicles completion bash)")
    .action((shell: Shell) => writeText(stdout, completionScripts[shell]));
}

/** What the scripts ask: `__complete <words…>`. */
export async function writeCandidates(
  program: Command,
  words: readonly string[],
  { stdout }: Surroundings,
): Promise<void> {
  const lines = candidates(program, words).map(
    ({ help, text }) => `${text}\t${help.replaceAll(/\s+/g, " ")}\n`,
  );
  await writeText(stdout, lines.join(""));
}
