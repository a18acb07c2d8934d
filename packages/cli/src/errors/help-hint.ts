import type { Command } from "commander";

/** Where the help for a command line is: `ev-vehicles export list-vehicles --help`. */
export function helpHint(program: Command, args: readonly string[]): string {
  const names = [program.name()];
  let { commands } = program;
  for (const arg of args) {
    const next = commands.find((command) => command.name() === arg);
    if (!next) continue;
    names.push(arg);
    commands = next.commands;
  }
  return `${names.join(" ")} --help`;
}
