import type { Position } from "@ev-vehicles/helpers";
import { readFields } from "../calls/read-fields.ts";
import { type ApiRequest, readRequest } from "../calls/read-request.ts";
import { expandFor, shortFields, unitField, valueAt } from "../operations/fields.ts";
import { type Operation, operations } from "../operations/operation.ts";
import { operationById } from "../operations/operation-by-id.ts";
import { fittingLines, jsonLine } from "../results/json-lines.ts";
import { problemOf } from "../results/problem-of.ts";
import { ToolProblem } from "../results/tool-problem.ts";
import { resultCharacters, type ToolResult } from "../results/tool-result.ts";
import type { Session } from "../session.ts";
import { type Column, summarise } from "./summarise.ts";
import { walk } from "./walk.ts";

/** A list that has not been read to its end yet. */
export interface PendingList {
  readonly operation: Operation;
  readonly request: ApiRequest;
  readonly fields: readonly string[];
  readonly limit: number;
  /** Where to continue; undefined for the start of the list. */
  readonly position: Position | undefined;
}

/** The default of `limit`. */
const defaultLimit = 500;
const largestLimit = 10_000;

/** `list_all`: reads a list as a table, or continues the result of an earlier call. */
export async function listAll(
  session: Session,
  args: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<ToolResult> {
  if (args.cursor === undefined) return readList(session, newList(args), signal);
  const { lines, pending } = session.continuations.find(args.cursor);
  if (lines.length > 0 || !pending) return show(session, {}, lines, pending);
  return readList(session, pending, signal);
}

function newList(args: Readonly<Record<string, unknown>>): PendingList {
  const operation = operationById(args.id);
  const { responseSchema, id, paged } = operation;
  if (!paged || !responseSchema) {
    const lists = operations.filter((one) => one.paged).map((one) => one.id);
    throw new ToolProblem(`id: ${id} is not a list.`, [
      `call_operation {"id":"${id}"} calls it.`,
      `The lists are: ${lists.join(", ")}.`,
    ]);
  }
  const selected = readFields(args.fields);
  const short = shortFields(responseSchema);
  const fields = selected ?? short;
  const request = readRequest(operation, args.arguments, expandFor(operation, fields));
  return { operation, request, fields, limit: readLimit(args.limit), position: undefined };
}

function readLimit(value: unknown): number {
  if (value === undefined) return defaultLimit;
  const limit = Number(value);
  if (Number.isInteger(limit) && limit > 0 && limit <= largestLimit) return limit;
  throw new ToolProblem(`limit: expected a whole number from 1 to ${largestLimit}.`, [
    "For more items, continue with the cursor of the result.",
  ]);
}

async function readList(session: Session, pending: PendingList, signal: AbortSignal): Promise<ToolResult> {
  const { fields, limit, operation, request } = pending;
  const { ended, error, items, position, requests, stopped } = await walk(
    session,
    operation,
    request,
    limit,
    pending.position,
    signal,
  );
  const rows = items.map((item) =>
    fields.length > 0 ? fields.map((field) => valueAt(item, field)) : [item],
  );
  const columns = fields.length > 0 ? fields : ["item"];
  const head = {
    fields: columns,
    ...(rows.length > 1 && { summary: summarise(columnsOf(operation, columns, items, rows)) }),
  };
  const about = {
    list: operation.id,
    items: items.length,
    requests,
    complete: ended,
    // There is no position to continue from, such as inside a numbered page.
    ...(!ended &&
      !position && { next: [`To read more, repeat the call with a higher limit than ${limit}.`] }),
    ...(stopped && { stopped: "A tenth of the hourly budget is left. The cursor continues and uses it." }),
  };
  const lines = [jsonLine(head), ...rows.map((row) => jsonLine(row))];
  const result = show(session, about, lines, position || error ? { ...pending, position } : undefined);
  if (error === undefined) return result;
  const problem = problemOf(error, operation);
  const data = [result.data, problem.data].filter((part) => part !== undefined).join("\n");
  return { about: { ...result.about, ...problem.about }, data, isError: true };
}

function columnsOf(
  { responseSchema }: Operation,
  names: readonly string[],
  items: readonly unknown[],
  rows: readonly (readonly unknown[])[],
): readonly Column[] {
  return names.map((name, index) => {
    const unit = responseSchema && unitField(responseSchema, name);
    const units = unit === undefined ? undefined : items.map((item) => valueAt(item, unit));
    return { name, values: rows.map((row) => row[index]), units };
  });
}

/** Returns as many lines as fit. If more lines or pages of the list are left, the result has a cursor for them. */
function show(
  session: Session,
  about: object,
  lines: readonly string[],
  pending: PendingList | undefined,
): ToolResult {
  const { cut, rest, text } = fittingLines(lines, resultCharacters);
  if (rest.length === 0 && !pending) return { about: { ...about }, data: text };
  const cursor = session.continuations.keep({ lines: rest, pending });
  const effect = rest.length > 0 ? `shows the other ${rest.length} rows` : "reads more items";
  const more = `list_all {"cursor":"${cursor}"} ${effect}.`;
  return { about: { ...about, more, ...(cut && { "last row": "continues in the rest" }) }, data: text };
}
