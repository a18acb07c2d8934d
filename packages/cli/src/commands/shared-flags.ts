import { Option } from "commander";
import { UsageError } from "../errors/usage-error.ts";
import { outputFormats } from "../output/format.ts";
import { settings } from "../settings/setting.ts";

/** The flags that every command knows. */
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
      "the longest wait for the hourly budget or a retry (default: 60; export: 3600; status: 0)",
    ),
    new Option("--json", "print errors as JSON"),
    new Option("--verbose", "print each request, response, wait and retry to stderr"),
    new Option("--dry-run", "print the request as a curl command, without the token; send nothing"),
  ];
}

/** The flags of every operation. */
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

/** The flags of CSV. */
export function csvFlags(): readonly Option[] {
  return [
    new Option("--raw-csv", "write CSV cells unchanged, including formulas and control characters"),
    new Option("--bom", "start CSV with a byte order mark, for Excel"),
  ];
}

/** The flag that chooses columns. */
export function columnsFlag(): Option {
  return new Option(
    "--columns <list>",
    "the fields to write, comma-separated; use dots for fields of expanded references",
  );
}

/** The flag that ends a list early. */
export function limitFlag(): Option {
  return new Option("--limit <items>", "the maximum number of items to read (default: all)");
}

/** The flags of an export. */
export function exportFlags(): readonly Option[] {
  return [
    new Option("--to <file>", "the file to write: .ndjson or .csv"),
    new Option("--resume", "continue an interrupted export, or start a new one if there is none"),
    new Option("--overwrite", "start over, replacing the file"),
    new Option("--expect <items>", "the expected number of items, to show the remaining time"),
  ];
}

/** The names that no parameter and no field can have for its own. */
export const takenFlags: ReadonlySet<string> = new Set(
  [...globalFlags(), ...outputFlags(), limitFlag(), ...exportFlags()]
    .map(({ long }) => long ?? "")
    .concat("--help", "--version"),
);

/**
 * Reads a flag that counts something.
 *
 * @throws UsageError for anything but a whole number.
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

/** A list that was typed with commas; undefined where there is nothing in it. */
export function readList(text: string | undefined): readonly string[] | undefined {
  const parts = (text ?? "").split(",").map((part) => part.trim());
  const given = parts.filter(Boolean);
  return given.length === 0 ? undefined : given;
}
