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
      "the file of settings (default: ~/.config/ev-vehicles/config.json) [EV_CONFIG]",
    ),
    new Option(
      "--max-wait <seconds>",
      "how long to wait for the hourly budget at most (default: 60; export: 3600; status: 0)",
    ),
    new Option("--json", "errors as JSON"),
    new Option("--verbose", "tell on stderr about each request, wait and retry"),
    new Option("--dry-run", "show the request, without the token, as a curl command; send nothing"),
  ];
}

/** The flags of every operation. */
export function outputFlags(): readonly Option[] {
  return [
    new Option(
      "--output <format>",
      "how to write the response (default: a table on a terminal, else ndjson)",
    ).choices(outputFormats),
    columnsFlag(),
    ...csvFlags(),
  ];
}

/** The flags of CSV. */
export function csvFlags(): readonly Option[] {
  return [
    new Option("--raw-csv", "CSV cells as they are, formulas and control characters included"),
    new Option("--bom", "begin CSV with a byte order mark, for Excel"),
  ];
}

/** The flag that chooses columns. */
export function columnsFlag(): Option {
  return new Option(
    "--columns <list>",
    "fields to write, comma-separated; dots reach into expanded references",
  );
}

/** The flag that ends a list early. */
export function limitFlag(): Option {
  return new Option("--limit <items>", "how many items to read at most (default: all)");
}

/** The flags of an export. */
export function exportFlags(): readonly Option[] {
  return [
    new Option("--to <file>", "the file to write: .ndjson or .csv"),
    new Option("--resume", "go on where an interrupted export ended; start one if there is none"),
    new Option("--overwrite", "start over, whatever the file holds"),
    new Option("--expect <items>", "how many items there will be, to tell the time to go"),
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
