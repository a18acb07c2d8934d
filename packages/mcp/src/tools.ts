import type { Tool } from "@modelcontextprotocol/sdk/types.js";
import { callOperation } from "./calls/call-operation.ts";
import { listAll } from "./lists/list-all.ts";
import { closestName } from "./operations/closest-name.ts";
import { describeOperation } from "./operations/describe-operation.ts";
import { findOperations } from "./operations/find-operations.ts";
import { operationById } from "./operations/operation-by-id.ts";
import { ToolProblem } from "./results/tool-problem.ts";
import type { ToolResult } from "./results/tool-result.ts";
import type { Session } from "./session.ts";

type Arguments = Readonly<Record<string, unknown>>;
type Run = (session: Session, given: Arguments, signal: AbortSignal) => ToolResult | Promise<ToolResult>;

const id = { type: "string", description: "operation id, e.g. listVehicles" };
const values = { type: "object", description: 'parameters by name, and "body" with the body\'s fields' };
const fields = {
  type: "array",
  items: { type: "string" },
  description: "fields to show; dots reach into references, which are expanded for you, e.g. trim.model.name",
};
const cursor = { type: "string", description: "shows the rest of a result that was too long; pass it alone" };

/** Tools that only read the description, which is part of this server. */
const offline = { readOnlyHint: true, openWorldHint: false };

/** The tools as a connection lists them: without writes, none of them changes anything. */
export function toolsFor({ allowWrites }: Pick<Session, "allowWrites">): Tool[] {
  const writes = allowWrites
    ? "Writes are sent at once: with preview true, see first what would be sent."
    : "This server only reads: a write is checked and shown, not sent.";
  return [
    {
      name: "find_operations",
      description:
        "Find operations of the ev.energy Vehicles API (vehicles, charging, users, tariffs, onboarding) by words. Lists id, effect, and arguments (* = required); often enough to call one.",
      inputSchema: object({ query: { type: "string", description: "what you want to do; empty for all" } }),
      annotations: { title: "Find operations", ...offline },
    },
    {
      name: "describe_operation",
      description: "Explain an operation: arguments, body, fields of the answer, errors, an example.",
      inputSchema: object({ id }, ["id"]),
      annotations: { title: "Describe an operation", ...offline },
    },
    {
      name: "call_operation",
      description: `Call one operation. ${writes} Use list_all for lists.`,
      inputSchema: object({
        id,
        arguments: values,
        fields,
        preview: { type: "boolean", description: "check and show the request; send nothing" },
        cursor,
      }),
      annotations: {
        title: "Call an operation",
        readOnlyHint: !allowWrites,
        destructiveHint: allowWrites,
        idempotentHint: !allowWrites,
        openWorldHint: true,
      },
    },
    {
      name: "list_all",
      description:
        "Read a list over all its pages as a table, with sums and counts of its columns. Stops before the hourly budget is used up; a cursor goes on.",
      inputSchema: object({
        id,
        arguments: values,
        fields,
        limit: { type: "integer", minimum: 1, maximum: 10_000, description: "items at most; default 500" },
        cursor,
      }),
      annotations: {
        title: "Read a whole list",
        readOnlyHint: true,
        idempotentHint: true,
        openWorldHint: true,
      },
    },
  ];
}

function object(properties: Readonly<Record<string, object>>, required: string[] = []): Tool["inputSchema"] {
  return {
    type: "object",
    properties,
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

const runs: Readonly<Record<string, Run>> = {
  find_operations: (_session, { query = "" }) => {
    if (typeof query !== "string")
      throw new ToolProblem("query: expected a text.", ["Pass words of what you want to do."]);
    const found = findOperations(query);
    const next =
      found.length === 0 ? ["Nothing fits. Try other words, or no query for all operations."] : undefined;
    return { about: { operations: found, ...(next && { next }) } };
  },
  describe_operation: (_session, given) => ({
    about: describeOperation(operationById(given.id)) as Arguments,
  }),
  call_operation: callOperation,
  list_all: listAll,
};

/** @throws ToolProblem for a tool or an argument that there is not. */
export function runTool(
  session: Session,
  name: string,
  given: Arguments,
  signal: AbortSignal,
): ReturnType<Run> {
  const run = Object.hasOwn(runs, name) ? runs[name] : undefined;
  const tool = toolsFor(session).find((one) => one.name === name);
  if (!run || !tool)
    throw new ToolProblem(`There is no tool ${name.slice(0, 60)}.`, [
      `There are ${Object.keys(runs).join(", ")}.`,
    ]);
  const known = Object.keys(tool.inputSchema.properties ?? {});
  for (const argument of Object.keys(given)) {
    if (known.includes(argument)) continue;
    const meant = closestName(argument, known);
    throw new ToolProblem(`${name} takes no ${JSON.stringify(argument.slice(0, 60))}.`, [
      ...(meant ? [`Did you mean ${meant}?`] : []),
      ...(known.includes("arguments") ? ['Parameters of the operation go inside of "arguments".'] : []),
      `It takes ${known.join(", ")}.`,
    ]);
  }
  return run(session, given, signal);
}
