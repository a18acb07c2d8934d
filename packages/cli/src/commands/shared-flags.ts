import { Option } from "commander";
import { UsageError } from "../errors/usage-error.ts";
import { outputFormats } from "../output/format.ts";
import { settings } from "../settings/setting.ts";

/** The flags of every command except `mock`. */
export function globalFlags(): readonly Option[] {
  return [
    ...settings.map(
      ({ flag, value, help, variable }) => new Option(`${flag} <${value}>`, `${help} [${variable}]`),
    ),
    new Option(
      "--config <file>",
      "the configuration file (default: ~/.config/ev-vehicles/config.json) [EV_CONFIG]",
    ),
    new Option(
      "--max-wait <seconds>",
      "the longest wait for the hourly budget or a retry (default: 60; export: 3600; mcp: 10; status: 0)",
    ),
    new Option("--json", "print errors as JSON"),
    new Option("--verbose", "print each request, response, wait and retry to stderr"),
    new Option("--dry-run", "print the request as a curl command, without the token; send nothing"),
  ];
}

/** The flags that say how to write the response. */
export function outputFlags(): readonly Option[] {
  return [
    new Option(
      "--output <format>",
      "the output format (default: table on a terminal, otherwise ndjson)",
    ).choices(outputFormats),
    columnsFlag(),
    ...csvFlags(),
  ];
}

export function csvFlags(): readonly Option[] {
  return [
    new Option("--raw-csv", "write CSV cells unchanged, including formulas and control characters"),
    new Option("--bom", "start CSV with a byte order mark, for Excel"),
  ];
}

export function columnsFlag(): Option {
  return new Option(
    "--columns <list>",
    "the fields to write, comma-separated; use dots for fields of expanded references",
  );
}

export function limitFlag(): Option {
  return new Option("--limit <items>", "the maximum number of items to read (default: all)");
}

export function exportFlags(): readonly Option[] {
  return [
    new Option("--to <file>", "the file to write: .ndjson or .csv"),
    new Option("--resume", "continue an interrupted export, or start a new one if there is none"),
    new Option("--overwrite", "start over, replacing the file"),
    new Option("--expect <items>", "the expected number of items, to show the remaining time"),
  ];
}

/** The flags whose names the inputs of operations must not use. */
export const reservedFlags: ReadonlySet<string> = new Set(
  [...globalFlags(), ...outputFlags(), limitFlag(), ...exportFlags()]
    .map(({ long }) => long ?? "")
    .concat("--help", "--version"),
);

/**
 * Reads the value of a flag as a whole number; undefined if the flag was not passed.
 *
 * @throws UsageError if the value is not a whole number of 1 to 15 digits.
 */
export function readCount(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UsageError(
    `${flag} ${text}: expected a whole number, 0 or more.`,
    flag,
    "a whole number, 0 or more",
  );
}

/** Splits a comma-separated list; undefined if it is empty. */
export function readList(text: string | undefined): readonly string[] | undefined {
  const parts = (text ?? "").split(",").map((part) => part.trim());
  const names = parts.filter(Boolean);
  return names.length === 0 ? undefined : names;
}
