import type { ClientEvent } from "@ev-vehicles/client";
import { servers } from "@ev-vehicles/types";
import { Command } from "commander";
import { addFlagNames } from "../errors/add-flag-names.ts";
import { UsageError } from "../errors/usage-error.ts";
import type { ExportRequest } from "../export/export-request.ts";
import { exportWithProgress } from "../export/export-with-progress.ts";
import { lockFile } from "../export/file-lock.ts";
import { progressLine } from "../export/progress-line.ts";
import { type ExportPlan, pagesOf } from "../export/run-export.ts";
import { type StartingPoint, startingPoint } from "../export/starting-point.ts";
import { toTargetError } from "../export/target-error.ts";
import { exampleLine } from "../input/example-line.ts";
import { inputsOf } from "../input/inputs-of.ts";
import { allColumns, checkColumns } from "../output/columns.ts";
import { writeText } from "../output/write-text.ts";
import type { RunContext } from "../run-context.ts";
import { createClient } from "../settings/create-client.ts";
import { createDryRun } from "../settings/dry-run.ts";
import { eventLog } from "../settings/event-log.ts";
import type { Operation } from "../spec/operation.ts";
import { inputArgument, inputOption } from "./input-option.ts";
import { csvOptions, expandOf, type Flags, requestOf, settingsOf, walkOptions } from "./invocation.ts";
import {
  columnsFlag,
  csvFlags,
  exportFlags,
  limitFlag,
  readCount,
  readList,
  reservedFlags,
} from "./shared-flags.ts";
import { showRequest } from "./show-request.ts";

/** `export`, with a subcommand for each list operation. */
export function exportCommand(operations: readonly Operation[], context: RunContext): Command {
  const command = new Command("export")
    .summary("write a list to a file, resumably")
    .description(
      "Writes a whole list to a file, page by page. If it is interrupted, --resume continues it, and the file has every item exactly once.",
    )
    .addHelpText("after", "\nExample:\n  ev-vehicles export list-vehicles --to fleet.ndjson --resume");
  for (const operation of operations) {
    if (operation.list) command.addCommand(listExport(operation, context));
  }
  return command;
}

function listExport(operation: Operation, context: RunContext): Command {
  const inputs = inputsOf(operation, reservedFlags);
  const command = new Command(operation.command)
    .summary(operation.summary)
    .description(`${operation.summary}, to a file`)
    .helpGroup(`${operation.group}:`)
    .addHelpText(
      "after",
      `\nExample:\n  ${exampleLine(operation, inputs).replace(" ", " export ")} --to items.csv`,
    );
  for (const input of inputs) {
    if (input.in === "path") command.addArgument(inputArgument(input));
    else command.addOption(inputOption(input));
  }
  for (const option of [...exportFlags(), columnsFlag(), ...csvFlags(), limitFlag()])
    command.addOption(option);
  return command.action(async () => {
    const flags = command.optsWithGlobals<Flags>();
    const request = await requestOf(operation, inputs, command);
    const columns = readList(flags.columns as string | undefined);
    checkColumns(columns ?? [], operation.responseSchema, expandOf(request));
    const settings = settingsOf(flags, context.env);
    const { page_size: pageSize = 100, ...query } = request.query;
    const target = readTarget(flags.to);
    const exportRequest: ExportRequest = {
      operation: operation.id,
      baseUrl: settings.baseUrl ?? servers.live,
      user: settings.user ?? "",
      path: request.path,
      query,
      format: target.format,
      columns: columns ?? null,
      ...csvOptions(flags, target.format),
    };
    const limit = readCount("--limit", flags.limit as string | undefined) ?? Number.POSITIVE_INFINITY;
    const expected = readCount("--expect", flags.expect as string | undefined);
    const maxWait = readCount("--max-wait", flags.maxWait as string | undefined) ?? 3600;
    const { env, fetch, signal, stderr } = context;
    const line = progressLine(stderr, env);
    const logger = eventLog(Boolean(flags.verbose), env, line.log);
    let showWaits: (event: ClientEvent) => void = () => {};
    const onEvent = (event: ClientEvent) => showWaits(event);
    const dryRun = flags.dryRun ? createDryRun() : undefined;
    const client = createClient(settings, { maxWait, fetch, logger, onEvent, dryRun });
    const options = { resume: Boolean(flags.resume), overwrite: Boolean(flags.overwrite), limit };
    const plan = (from: StartingPoint["from"]): ExportPlan => ({
      client,
      path: operation.path,
      file: target.path,
      request: exportRequest,
      columns: columns ?? allColumns(operation.responseSchema),
      walk: walkOptions(request),
      backward: "page_before" in query,
      limit,
      signal,
      from,
    });
    if (dryRun) {
      const { from } = await startingPoint(target.path, exportRequest, options);
      return showRequest(dryRun, () => firstPage(plan(from)), settings, context);
    }
    // Lock the file before reading it and its position: otherwise, another process could change them after they were read.
    const lock = await lockFile(target.path).catch((error: unknown) => {
      throw toTargetError(target.path, error);
    });
    try {
      const { from, previousTotal } = await startingPoint(target.path, exportRequest, options);
      const total = expected ?? (Number.isFinite(limit) ? limit : previousTotal);
      const observed = exportWithProgress(plan(from), line, total, Number(pageSize));
      showWaits = observed.onEvent;
      await writeText(stderr, `${await observed.run()}\n`);
    } catch (error) {
      throw addFlagNames(error, inputs);
    } finally {
      await lock.release();
    }
  });
}

/** Reads the first page, for a dry run. An export that is already complete needs no request. */
async function firstPage(plan: ExportPlan): Promise<void> {
  const { from = { items: 0, position: null, complete: false } } = plan;
  if (from.complete) return;
  for await (const _page of pagesOf(plan, from)) return;
}

function readTarget(to: Flags[string]): { readonly path: string; readonly format: ExportRequest["format"] } {
  const format = /\.(ndjson|csv)$/.exec(String(to))?.[1];
  if (typeof to === "string" && format) return { path: to, format: format as ExportRequest["format"] };
  const problem = typeof to === "string" ? `--to ${to}` : "--to is missing";
  throw new UsageError(
    `${problem}: expected a file name that ends in .ndjson or .csv.`,
    "--to",
    "a .ndjson or .csv file",
  );
}
