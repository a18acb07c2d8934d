import { expandFor, valueAt } from "../operations/fields.ts";
import type { Operation } from "../operations/operation.ts";
import { operationById } from "../operations/operation-by-id.ts";
import { fittingLines, jsonLine } from "../results/json-lines.ts";
import { ToolProblem } from "../results/tool-problem.ts";
import { resultCharacters, type ToolResult } from "../results/tool-result.ts";
import type { Session } from "../session.ts";
import { readFields } from "./read-fields.ts";
import { type ApiRequest, readRequest } from "./read-request.ts";

/** `call_operation`: sends or only shows one request, or returns the rest of a result that was too long. */
export async function callOperation(
  session: Session,
  args: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<ToolResult> {
  if (args.cursor !== undefined) return showLines(session, {}, session.continuations.find(args.cursor).lines);
  const operation = operationById(args.id);
  const fields = readFields(args.fields);
  const request = readRequest(operation, args.arguments, fields ? expandFor(operation, fields) : []);
  const summary = requestSummary(session, operation, request);
  if (args.preview === true) {
    return {
      about: {
        "would send": summary,
        effect: operation.effect,
        destructive: operation.destructive,
        sent: false,
      },
    };
  }
  if (operation.effect !== "reads" && !session.allowWrites) {
    throw new ToolProblem(
      "This server only reads; nothing was sent.",
      [
        "Tell the user what you would send. To allow writes, the user must restart the server with --allow-writes.",
      ],
      "readOnly",
      { "would send": summary },
    );
  }
  const data = await session.api.call(operation, request, signal);
  const about =
    operation.effect === "reads" ? { request: `${summary.method} ${summary.path}` } : { sent: summary };
  if (data === undefined) return { about: { ...about, response: "empty: the operation succeeded" } };
  return showLines(session, { ...about, ...pageHint(operation, data) }, linesOf(data, fields));
}

/** Formats data as lines of JSON: a line for each item of a list, or one line for anything else. */
function linesOf(data: unknown, fields: readonly string[] | undefined): readonly string[] {
  const selected = (item: unknown) =>
    fields ? Object.fromEntries(fields.map((field) => [field, valueAt(item, field)])) : item;
  return Array.isArray(data) ? data.map((item) => jsonLine(selected(item))) : [jsonLine(selected(data))];
}

function pageHint({ id, paged }: Operation, data: unknown): object {
  if (!paged || !Array.isArray(data)) return {};
  return {
    items: data.length,
    next: [`This is one page. list_all {"id":"${id}"} reads the whole list.`],
  };
}

function showLines(session: Session, about: object, lines: readonly string[]): ToolResult {
  const { cut, rest, text } = fittingLines(lines, resultCharacters);
  if (rest.length === 0) return { about: { ...about }, data: text };
  const cursor = session.continuations.keep({ lines: rest });
  const more = `call_operation {"cursor":"${cursor}"} shows the rest. Choose "fields" for a shorter result.`;
  return { about: { ...about, more, ...(cut && { "last line": "continues in the rest" }) }, data: text };
}

/** The request as it is sent, without the headers that every request has, such as the token and the version. */
function requestSummary({ user }: Session, { method, path }: Operation, request: ApiRequest) {
  const { body, header, query } = request;
  const headers = { ...(user !== undefined && { "EvEnergy-User": user }), ...header };
  const pathValue = (name: string) => encodeURIComponent(String(request.path[name]));
  return {
    method,
    path: path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => pathValue(name)),
    ...(Object.keys(query).length > 0 && { query }),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(body !== undefined && { body }),
  };
}
