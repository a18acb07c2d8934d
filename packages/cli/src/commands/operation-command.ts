import { type Pager, paginate } from "@ev-vehicles/helpers";
import { Command } from "commander";
import { nameTheFlags } from "../errors/name-the-flags.ts";
import { exampleLine } from "../input/example-line.ts";
import type { GatheredRequest } from "../input/gather-request.ts";
import { inputsOf } from "../input/inputs-of.ts";
import { allColumns, checkColumns, tableColumns } from "../output/columns.ts";
import type { OutputFormat } from "../output/format.ts";
import { type ItemLayout, writeItems } from "../output/write-items.ts";
import { writeResponse } from "../output/write-response.ts";
import { type AnyClient, type CallResult, createClient } from "../settings/create-client.ts";
import { createDryRun } from "../settings/dry-run.ts";
import { eventLog } from "../settings/event-log.ts";
import type { Operation } from "../spec/operation.ts";
import type { Surroundings } from "../surroundings.ts";
import { inputArgument, inputOption } from "./input-option.ts";
import { csvOptions, expandOf, type Flags, requestOf, settingsOf, walkOptions } from "./invocation.ts";
import { limitFlag, outputFlags, readCount, readList, takenFlags } from "./shared-flags.ts";
import { showRequest } from "./show-request.ts";

/** The command of an operation: arguments, flags, help and what it does, all from the description. */
export function operationCommand(operation: Operation, around: Surroundings): Command {
  const inputs = inputsOf(operation, takenFlags);
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
    const layout = layoutOf(operation, request, flags, around);
    const limit = readCount("--limit", flags.limit as string | undefined);
    const maxWait = readCount("--max-wait", flags.maxWait as string | undefined) ?? 60;
    const { env, fetch, signal, stderr } = around;
    const settings = settingsOf(flags, env);
    const dryRun = flags.dryRun ? createDryRun() : undefined;
    const logger = eventLog(Boolean(flags.verbose), env, (line) => stderr.write(`${line}\n`));
    const client = createClient(settings, { maxWait, fetch, logger, dryRun });
    const run = async () => {
      if (!operation.list) {
        return writeResponse(await callOnce(client, operation, request, signal), layout, around);
      }
      const walk = { ...walkOptions(request), ...(limit !== undefined && { limit }), signal };
      await writeItems(anyPager(client, operation.path, walk), layout, around);
    };
    try {
      await (dryRun ? showRequest(dryRun, run, settings, around) : run());
    } catch (error) {
      throw nameTheFlags(error, inputs);
    }
  });
}

/** Paragraphs without Markdown's backquotes and line ends: the terminal has a width of its own. */
function flowing(text: string): string {
  return text.replaceAll("`", "").replaceAll(/(?<!\n)\n(?!\n)/g, " ");
}

/** How the response is written, with columns that the description knows. */
function layoutOf(
  { answer }: Operation,
  request: GatheredRequest,
  flags: Flags,
  { stdout }: Surroundings,
): ItemLayout {
  const format = (flags.output as OutputFormat | undefined) ?? (stdout.isTTY ? "table" : "ndjson");
  const chosen = readList(flags.columns as string | undefined);
  const expand = expandOf(request);
  checkColumns(chosen ?? [], answer, expand);
  const columns =
    format === "table" ? tableColumns(answer, expand) : { usual: allColumns(answer), expanded: 0 };
  return { format, chosen, ...columns, ...csvOptions(flags, format) };
}

/** The types of `paginate` need a literal path, which is not known here. */
function anyPager(client: AnyClient, path: string, options: object): Pager<unknown> {
  return (paginate as unknown as (...all: unknown[]) => Pager<unknown>)(client, path, options);
}

/** A redirect that the description foresees is an answer: its data is where it leads. */
async function callOnce(
  client: AnyClient,
  { method, outcomes, path }: Operation,
  { body, header, path: pathParameters, query }: GatheredRequest,
  signal: AbortSignal,
): Promise<unknown> {
  const params = { path: pathParameters, query, header };
  const result: CallResult = await client.call(method, path, { params, ...(body && { body }), signal });
  const { data, error } = result;
  if (error && outcomes.includes(error.status) && error.location) return { location: error.location };
  if (error) throw error;
  return data;
}
