import type { Command, Option } from "commander";

/** A completion of the word at the cursor. */
export interface Candidate {
  readonly text: string;
  readonly help: string;
}

/**
 * Completes the last word, depending on the words before it, with commands, flags or the values of a flag.
 *
 * @param words The words after the command's name; the last one may be empty.
 */
export function candidates(program: Command, words: readonly string[]): readonly Candidate[] {
  const current = words.at(-1) ?? "";
  const before = words.slice(0, -1);
  const command = commandAt(program, before);
  const options = [...new Set([...command.options, ...program.options])];
  const flag = options.find(({ long, required }) => required && long === before.at(-1));
  if (flag) return values(flag, current);
  const all = current.startsWith("-") ? flags(options) : commands(command);
  return all.filter(({ text }) => text.startsWith(current));
}

/** The command that the words name; words that are not commands are skipped. */
function commandAt(program: Command, words: readonly string[]): Command {
  let command = program;
  for (const word of words) {
    const next = command.commands.find((one) => one.name() === word);
    if (next) command = next;
  }
  return command;
}

/** The values of a flag. In a comma-separated list, completes the part after the last comma. */
function values({ argChoices = [], description }: Option, current: string): readonly Candidate[] {
  const prefix = /^.*,/.exec(current)?.[0] ?? "";
  return argChoices
    .map((choice) => ({ text: prefix + choice, help: description }))
    .filter(({ text }) => text.startsWith(current));
}

function flags(options: readonly Option[]): readonly Candidate[] {
  return options.map(({ description, long }) => ({ text: long ?? "", help: description }));
}

function commands(command: Command): readonly Candidate[] {
  const shown = command.commands.filter((one) => !one.name().startsWith("__"));
  return shown.map((one) => ({ text: one.name(), help: one.summary() || one.description() }));
}
