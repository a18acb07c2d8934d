import type { ClientEvent } from "@ev-vehicles/client";
import { servers } from "@ev-vehicles/types";
import { Command } from "commander";
import { UsageError } from "../errors/usage-error.ts";
import type { ExportRequest } from "../export/export-request.ts";
import { progressLine } from "../export/progress-line.ts";
import type { ExportPlan } from "../export/run-export.ts";
import { startingPoint } from "../export/starting-point.ts";
import { watchExport } from "../export/watch-export.ts";
import { exampleLine } from "../input/example-line.ts";
import { inputsOf } from "../input/inputs-of.ts";
import { allColumns, checkColumns } from "../output/columns.ts";
import { writeText } from "../output/write-text.ts";
import { createClient } from "../settings/create-client.ts";
import type { Operation } from "../spec/operation.ts";
import type { Surroundings } from "../surroundings.ts";
import { inputArgument, inputOption } from "./input-option.ts";
import { expandOf, type Flags, requestOf, settingsOf, walkOptions } from "./invocation.ts";
import { columnsFlag, exportFlags, limitFlag, readCount, readList, takenFlags } from "./shared-flags.ts";

/** `export`, with a command for each list of the description. */
export function exportCommand(operations: readonly Operation[], around: Surroundings): Command {
  const command = new Command("export")
    .summary("write a list to a file, resumably")
    .description(
      "Writes a whole list to a file, page by page. However it is interrupted, --resume goes on where it ended, and the file has every item once.",
    )
    .addHelpText("after", "\nExample:\n  ev-vehicles export list-vehicles --to fleet.ndjson --resume");
  for (const operation of operations) {
    if (operation.list) command.addCommand(listExport(operation, around));
  }
  return command;
}

function listExport(operation: Operation, around: Surroundings): Command {
  const inputs = inputsOf(operation, takenFlags);
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
  for (const option of [...exportFlags(), columnsFlag(), limitFlag()]) command.addOption(option);
  return command.action(async () => {
    const flags = command.optsWithGlobals<Flags>();
    const request = requestOf(operation, inputs, command);
    const columns = readList(flags.columns as string | undefined);
    checkColumns(columns ?? [], operation.answer, expandOf(request));
    const settings = settingsOf(flags, around.env);
    const { page_size: pageSize = 100, ...query } = request.query;
    const file = readTarget(flags.to);
    const exportRequest: ExportRequest = {
      operation: operation.id,
      baseUrl: settings.baseUrl ?? servers.live,
      user: settings.user ?? "",
      path: request.path,
      query,
      format: file.format,
      columns: columns ?? null,
    };
    const limit = readCount("--limit", flags.limit as string | undefined) ?? Number.POSITIVE_INFINITY;
    const expected = readCount("--expect", flags.expect as string | undefined);
    const maxWait = readCount("--max-wait", flags.maxWait as string | undefined) ?? 3600;
    const start = await startingPoint(file.path, exportRequest, {
      resume: Boolean(flags.resume),
      overwrite: Boolean(flags.overwrite),
    });
    let listen: (event: ClientEvent) => void = () => {};
    const client = createClient(settings, {
      maxWait,
      fetch: around.fetch,
      onEvent: (event) => listen(event),
    });
    const plan: ExportPlan = {
      client,
      path: operation.path,
      file: file.path,
      request: exportRequest,
      columns: columns ?? allColumns(operation.answer),
      walk: walkOptions(request),
      backward: "page_before" in query,
      limit,
      signal: around.signal,
      from: start.from,
    };
    const total = expected ?? (Number.isFinite(limit) ? limit : start.itemsBefore);
    const line = progressLine(around.stderr);
    const watch = watchExport(plan, line, total, Number(pageSize));
    listen = watch.listen;
    await writeText(around.stderr, `${await watch.run()}\n`);
  });
}

function readTarget(to: Flags[string]): { readonly path: string; readonly format: ExportRequest["format"] } {
  const format = /\.(ndjson|csv)$/.exec(String(to))?.[1];
  if (typeof to === "string" && format) return { path: to, format: format as ExportRequest["format"] };
  const given = typeof to === "string" ? `--to ${to}` : "--to is missing";
  throw new UsageError(
    `${given}: expected a file that ends in .ndjson or .csv.`,
    "--to",
    "a .ndjson or .csv file",
  );
}
