import { type Pager, paginate } from "@ev-vehicles/helpers";
import { Command } from "commander";
import { addFlagNames } from "../errors/add-flag-names.ts";
import { exampleLine } from "../input/example-line.ts";
import type { GatheredRequest } from "../input/gather-request.ts";
import { inputsOf } from "../input/inputs-of.ts";
import { allColumns, checkColumns, tableColumns } from "../output/columns.ts";
import type { OutputFormat } from "../output/format.ts";
import { type ItemLayout, writeItems } from "../output/write-items.ts";
import { writeResponse } from "../output/write-response.ts";
import type { RunContext } from "../run-context.ts";
import { type AnyClient, type CallResult, createClient } from "../settings/create-client.ts";
import { createDryRun } from "../settings/dry-run.ts";
import { eventLog } from "../settings/event-log.ts";
import type { Operation } from "../spec/operation.ts";
import { inputArgument, inputOption } from "./input-option.ts";
import { csvOptions, expandOf, type Flags, requestOf, settingsOf, walkOptions } from "./invocation.ts";
import { limitFlag, outputFlags, readCount, readList, reservedFlags } from "./shared-flags.ts";
import { showRequest } from "./show-request.ts";

/** Builds the command of an operation. Its arguments, its help and the flags of its inputs come from the spec. */
export function operationCommand(operation: Operation, context: RunContext): Command {
  const inputs = inputsOf(operation, reservedFlags);
  const command = new Command(operation.command)
    .summary(operation.summary)
    .description(`${operation.summary}\n\n${flowing(operation.description)}`)
    .helpGroup(`${operation.group}:`)
    .addHelpText("after", `\nExample:\n  ${exampleLine(operation, inputs)}`);
  for (const input of inputs) {
    if (input.in === "path") command.addArgument(inputArgument(input));
    else command.addOption(inputOption(input));
  }
  for (const option of outputFlags()) command.addOption(option);
  if (operation.list) command.addOption(limitFlag());
  return command.action(async () => {
    const flags = command.optsWithGlobals<Flags>();
    const request = await requestOf(operation, inputs, command);
    const layout = layoutOf(operation, request, flags, context);
    const limit = readCount("--limit", flags.limit as string | undefined);
    const maxWait = readCount("--max-wait", flags.maxWait as string | undefined) ?? 60;
    const { env, fetch, signal, stderr } = context;
    const settings = settingsOf(flags, env);
    const dryRun = flags.dryRun ? createDryRun() : undefined;
    const logger = eventLog(Boolean(flags.verbose), env, (line) => stderr.write(`${line}\n`));
    const client = createClient(settings, { maxWait, fetch, logger, dryRun });
    const run = async () => {
      if (!operation.list) {
        return writeResponse(await callOnce(client, operation, request, signal), layout, context);
      }
      const walk = { ...walkOptions(request), ...(limit !== undefined && { limit }), signal };
      await writeItems(anyPager(client, operation.path, walk), layout, context);
    };
    try {
      await (dryRun ? showRequest(dryRun, run, settings, context) : run());
    } catch (error) {
      throw addFlagNames(error, inputs);
    }
  });
}

/** Removes Markdown's backquotes, and line breaks inside paragraphs, because commander wraps the lines of the help. */
function flowing(text: string): string {
  return text.replaceAll("`", "").replaceAll(/(?<!\n)\n(?!\n)/g, " ");
}

/** Reads from the flags how to write the response, and checks the selected columns. */
function layoutOf(
  { responseSchema }: Operation,
  request: GatheredRequest,
  flags: Flags,
  { stdout }: RunContext,
): ItemLayout {
  const format = (flags.output as OutputFormat | undefined) ?? (stdout.isTTY ? "table" : "ndjson");
  const selectedColumns = readList(flags.columns as string | undefined);
  const expand = expandOf(request);
  checkColumns(selectedColumns ?? [], responseSchema, expand);
  const columns =
    format === "table"
      ? tableColumns(responseSchema, expand)
      : { defaultColumns: allColumns(responseSchema), expandedCount: 0 };
  return { format, selectedColumns, ...columns, ...csvOptions(flags, format) };
}

/** Calls `paginate` without its types: they need a literal path, but the operation is known only at run time. */
function anyPager(client: AnyClient, path: string, options: object): Pager<unknown> {
  return (paginate as unknown as (...all: unknown[]) => Pager<unknown>)(client, path, options);
}

/** Calls an operation that is not a list. A redirect that the spec lists is a result, not an error: its target is the data. */
async function callOnce(
  client: AnyClient,
  { method, nonErrorStatuses, path }: Operation,
  { body, header, path: pathParameters, query }: GatheredRequest,
  signal: AbortSignal,
): Promise<unknown> {
  const params = { path: pathParameters, query, header };
  const result: CallResult = await client.call(method, path, { params, ...(body && { body }), signal });
  const { data, error } = result;
  if (error && nonErrorStatuses.includes(error.status) && error.location) return { location: error.location };
  if (error) throw error;
  return data;
}
