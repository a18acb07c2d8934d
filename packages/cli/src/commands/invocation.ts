import type { Command, Option } from "commander";
import { UsageError } from "../errors/usage-error.ts";
import { type GatheredRequest, gatherRequest } from "../input/gather-request.ts";
import type { Input } from "../input/input.ts";
import { loadValidators } from "../input/validate.ts";
import type { OutputFormat } from "../output/format.ts";
import type { ItemLayout } from "../output/write-items.ts";
import { type ResolvedSettings, resolveSettings } from "../settings/resolve-settings.ts";
import { settings } from "../settings/setting.ts";
import type { Operation } from "../spec/operation.ts";

/** The flags of a command as commander returns them. */
export type Flags = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** Resolves the settings of a run from the flags of a command, the environment and the configuration file. */
export function settingsOf(flags: Flags, env: NodeJS.ProcessEnv): ResolvedSettings {
  const typed = settings.flatMap(({ key }) => (typeof flags[key] === "string" ? [[key, flags[key]]] : []));
  const config = typeof flags.config === "string" ? flags.config : undefined;
  return resolveSettings(Object.fromEntries(typed) as ResolvedSettings, env, config);
}

/** Reads the request from the arguments and flags of a command, and checks it against the spec. */
export async function requestOf(
  operation: Operation,
  inputs: readonly Input[],
  command: Command,
): Promise<GatheredRequest> {
  await loadValidators();
  const options = new Map<string, Option>(command.options.map((option) => [option.long ?? "", option]));
  const positions = inputs.filter((input) => input.in === "path");
  return gatherRequest(operation, inputs, (input) => {
    if (input.in === "path") {
      const text = command.args[positions.indexOf(input)];
      return text === undefined ? undefined : [text];
    }
    const option = options.get(input.label);
    return option && (command.getOptionValue(option.attributeName()) as readonly string[] | undefined);
  });
}

/** The query parameters that `paginate` has options for; all others are filters. */
const pageOptions = {
  page_size: "pageSize",
  page_after: "after",
  page_before: "before",
  expand: "expand",
} as const;

/** Turns a request for a list into the options of `paginate`. */
export function walkOptions({ path, query, header }: GatheredRequest): Readonly<Record<string, unknown>> {
  const paging = Object.entries(pageOptions).flatMap(([name, option]) =>
    name in query ? [[option, query[name]]] : [],
  );
  const filters = Object.entries(query).filter(([name]) => !(name in pageOptions));
  return { ...Object.fromEntries(paging), params: { path, header, query: Object.fromEntries(filters) } };
}

/** The references that a request expands. */
export function expandOf({ query }: GatheredRequest): readonly string[] {
  return Array.isArray(query.expand) ? (query.expand as string[]) : [];
}

/**
 * Reads `--raw-csv` and `--bom`.
 *
 * @throws UsageError if one of them is set, but the output is not CSV.
 */
export function csvOptions(flags: Flags, format: OutputFormat): Pick<ItemLayout, "rawCsv" | "bom"> {
  const options = { rawCsv: Boolean(flags.rawCsv), bom: Boolean(flags.bom) };
  const flag = options.rawCsv ? "--raw-csv" : "--bom";
  if (format !== "csv" && (options.rawCsv || options.bom)) {
    throw new UsageError(`${flag}: only for CSV, but the output is ${format}.`, flag);
  }
  return options;
}
