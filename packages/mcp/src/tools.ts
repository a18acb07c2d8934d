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
type Run = (session: Session, args: Arguments, signal: AbortSignal) => ToolResult | Promise<ToolResult>;

const id = { type: "string", description: "operation ID, e.g. listVehicles" };
const values = { type: "object", description: 'parameters by name, and "body" with the body\'s fields' };
const fields = {
  type: "array",
  items: { type: "string" },
  description:
    "fields to show; use dots for fields of references, which are expanded automatically, e.g. trim.model.name",
};
const cursor = {
  type: "string",
  description: "shows the rest of a result that was too long; pass no other argument",
};

/** The annotations of tools that only read the bundled spec. */
const offline = { readOnlyHint: true, openWorldHint: false };

/** The tools of a session. Their descriptions and annotations depend on whether the session allows writes. */
export function toolsFor({ allowWrites }: Pick<Session, "allowWrites">): Tool[] {
  const writes = allowWrites
    ? "Writes are sent at once; with preview true, the request is only shown."
    : "This server only reads: writes are checked and shown, but not sent.";
  return [
    {
      name: "find_operations",
      description:
        "Find operations of the ev.energy Vehicles API (vehicles, charging, users, tariffs, onboarding) by keyword. Lists ID, effect and arguments (* = required), which is often enough to call one.",
      inputSchema: object({ query: { type: "string", description: "what you want to do; empty for all" } }),
      annotations: { title: "Find operations", ...offline },
    },
    {
      name: "describe_operation",
      description: "Explain an operation: arguments, body, response fields, errors, an example.",
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
        "Read all pages of a list as a table, with sums and counts of its columns. Stops before the hourly budget is used up; its cursor continues.",
      inputSchema: object({
        id,
        arguments: values,
        fields,
        limit: {
          type: "integer",
          minimum: 1,
          maximum: 10_000,
          description: "maximum number of items; default 500",
        },
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
      throw new ToolProblem("query: expected a string.", ["Pass words for what you want to do."]);
    const found = findOperations(query);
    const next =
      found.length === 0 ? ["Nothing matches. Try other words, or no query for all operations."] : undefined;
    return { about: { operations: found, ...(next && { next }) } };
  },
  describe_operation: (_session, args) => ({
    about: describeOperation(operationById(args.id)) as Arguments,
  }),
  call_operation: callOperation,
  list_all: listAll,
};

/**
 * Runs a tool.
 *
 * @throws ToolProblem for an unknown tool or argument; also whatever the tool itself throws.
 */
export function runTool(
  session: Session,
  name: string,
  args: Arguments,
  signal: AbortSignal,
): ReturnType<Run> {
  const run = Object.hasOwn(runs, name) ? runs[name] : undefined;
  const tool = toolsFor(session).find((one) => one.name === name);
  if (!run || !tool)
    throw new ToolProblem(`Unknown tool ${name.slice(0, 60)}.`, [
      `The tools are ${Object.keys(runs).join(", ")}.`,
    ]);
  const known = Object.keys(tool.inputSchema.properties ?? {});
  for (const argument of Object.keys(args)) {
    if (known.includes(argument)) continue;
    const suggestion = closestName(argument, known);
    throw new ToolProblem(`${name}: unknown argument ${JSON.stringify(argument.slice(0, 60))}.`, [
      ...(suggestion ? [`Did you mean ${suggestion}?`] : []),
      ...(known.includes("arguments") ? ['Put parameters of the operation into "arguments".'] : []),
      `Its arguments are ${known.join(", ")}.`,
    ]);
  }
  return run(session, args, signal);
}
