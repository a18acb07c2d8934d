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

/** Where a list goes on. */
export interface ListPlace {
  readonly operation: Operation;
  readonly request: ApiRequest;
  readonly fields: readonly string[];
  readonly limit: number;
  readonly position: Position | undefined;
}

/** How many items are read when nobody says. */
const defaultLimit = 500;
const largestLimit = 10_000;

/** `list_all`: a list to its end as a table, or the rest of one. */
export async function listAll(
  session: Session,
  given: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<ToolResult> {
  if (given.cursor === undefined) return readOn(session, placeOf(given), signal);
  const { lines, place } = session.continuations.find(given.cursor);
  if (lines.length > 0 || !place) return show(session, {}, lines, place);
  return readOn(session, place, signal);
}

function placeOf(given: Readonly<Record<string, unknown>>): ListPlace {
  const operation = operationById(given.id);
  const { answer, id, paged } = operation;
  if (!paged || !answer) {
    const lists = operations.filter((one) => one.paged).map((one) => one.id);
    throw new ToolProblem(`id: ${id} is no list.`, [
      `call_operation {"id":"${id}"} calls it.`,
      `Lists are: ${lists.join(", ")}.`,
    ]);
  }
  const chosen = readFields(given.fields);
  const short = shortFields(answer);
  const fields = chosen ?? (short.length > 0 ? short : []);
  const request = readRequest(operation, given.arguments, expandFor(operation, fields));
  return { operation, request, fields, limit: readLimit(given.limit), position: undefined };
}

function readLimit(given: unknown): number {
  if (given === undefined) return defaultLimit;
  const limit = Number(given);
  if (Number.isInteger(limit) && limit > 0 && limit <= largestLimit) return limit;
  throw new ToolProblem(`limit: expected a whole number from 1 to ${largestLimit}.`, [
    "For more items, go on with the cursor of the result.",
  ]);
}

async function readOn(session: Session, place: ListPlace, signal: AbortSignal): Promise<ToolResult> {
  const { fields, limit, operation, request } = place;
  const { ended, error, items, position, requests, stopped } = await walk(
    session,
    operation,
    request,
    limit,
    place.position,
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
    // A list that counts its pages has no place inside of one.
    ...(!ended &&
      !position && { next: [`To read more, repeat the call with a higher limit than ${limit}.`] }),
    ...(stopped && { stopped: "A tenth of the hourly budget is left. Going on uses it." }),
  };
  const lines = [jsonLine(head), ...rows.map((row) => jsonLine(row))];
  const result = show(session, about, lines, position || error ? { ...place, position } : undefined);
  if (error === undefined) return result;
  const problem = problemOf(error, operation);
  const data = [result.data, problem.data].filter((part) => part !== undefined).join("\n");
  return { about: { ...result.about, ...problem.about }, data, isError: true };
}

function columnsOf(
  { answer }: Operation,
  names: readonly string[],
  items: readonly unknown[],
  rows: readonly (readonly unknown[])[],
): readonly Column[] {
  return names.map((name, index) => {
    const unit = answer && unitField(answer, name);
    const units = unit === undefined ? undefined : items.map((item) => valueAt(item, unit));
    return { name, values: rows.map((row) => row[index]), units };
  });
}

/** As many lines as fit; what is left, of the table or of the list, gets a cursor. */
function show(
  session: Session,
  about: object,
  lines: readonly string[],
  place: ListPlace | undefined,
): ToolResult {
  const { cut, rest, text } = fittingLines(lines, resultCharacters);
  if (rest.length === 0 && !place) return { about: { ...about }, data: text };
  const cursor = session.continuations.keep({ lines: rest, place });
  const what = rest.length > 0 ? `shows the other ${rest.length} rows` : "reads on";
  const more = `list_all {"cursor":"${cursor}"} ${what}.`;
  return { about: { ...about, more, ...(cut && { "last row": "goes on in the rest" }) }, data: text };
}
