import { expandFor, valueAt } from "../operations/fields.ts";
import type { Operation } from "../operations/operation.ts";
import { operationById } from "../operations/operation-by-id.ts";
import { fittingLines, jsonLine } from "../results/json-lines.ts";
import { ToolProblem } from "../results/tool-problem.ts";
import { resultCharacters, type ToolResult } from "../results/tool-result.ts";
import type { Session } from "../session.ts";
import { readFields } from "./read-fields.ts";
import { type ApiRequest, readRequest } from "./read-request.ts";

/** `call_operation`: one request, or the rest of a result that was too long. */
export async function callOperation(
  session: Session,
  given: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<ToolResult> {
  if (given.cursor !== undefined)
    return showLines(session, {}, session.continuations.find(given.cursor).lines);
  const operation = operationById(given.id);
  const fields = readFields(given.fields);
  const request = readRequest(operation, given.arguments, fields ? expandFor(operation, fields) : []);
  const sends = sentBy(session, operation, request);
  if (given.preview === true) {
    return {
      about: {
        "would send": sends,
        effect: operation.effect,
        destructive: operation.destructive,
        sent: false,
      },
    };
  }
  if (operation.effect !== "reads" && !session.allowWrites) {
    throw new ToolProblem(
      "This server only reads; nothing was sent.",
      ["Tell the user what you would send. To allow writes, the user starts the server with --allow-writes."],
      "readOnly",
      { "would send": sends },
    );
  }
  const data = await session.api.call(operation, request, signal);
  const about = operation.effect === "reads" ? { request: `${sends.method} ${sends.path}` } : { sent: sends };
  if (data === undefined) return { about: { ...about, answer: "empty: it is done" } };
  return showLines(session, { ...about, ...pageHint(operation, data) }, linesOf(data, fields));
}

/** A list is a line for each item. */
function linesOf(data: unknown, fields: readonly string[] | undefined): readonly string[] {
  const chosen = (item: unknown) =>
    fields ? Object.fromEntries(fields.map((field) => [field, valueAt(item, field)])) : item;
  return Array.isArray(data) ? data.map((item) => jsonLine(chosen(item))) : [jsonLine(chosen(data))];
}

function pageHint({ id, paged }: Operation, data: unknown): object {
  if (!paged || !Array.isArray(data)) return {};
  return {
    items: data.length,
    next: [`This is one page. list_all {"id":"${id}"} reads on to the end of the list.`],
  };
}

function showLines(session: Session, about: object, lines: readonly string[]): ToolResult {
  const { cut, rest, text } = fittingLines(lines, resultCharacters);
  if (rest.length === 0) return { about: { ...about }, data: text };
  const cursor = session.continuations.keep({ lines: rest });
  const more = `call_operation {"cursor":"${cursor}"} shows the rest; with "fields" the answer is shorter.`;
  return { about: { ...about, more, ...(cut && { "last line": "goes on in the rest" }) }, data: text };
}

/** The request as it goes out, apart from what every request has: the token, the version. */
function sentBy({ user }: Session, { method, path }: Operation, request: ApiRequest) {
  const { body, header, query } = request;
  const headers = { ...(user !== undefined && { "EvEnergy-User": user }), ...header };
  const name = (text: string) => encodeURIComponent(String(request.path[text]));
  return {
    method,
    path: path.replaceAll(/\{([^}]+)\}/g, (_, parameter: string) => name(parameter)),
    ...(Object.keys(query).length > 0 && { query }),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(body !== undefined && { body }),
  };
}
