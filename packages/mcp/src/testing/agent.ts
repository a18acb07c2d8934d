/** The agent that the tests use: it calls tools over any transport, and reads their results. */
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { untrusted } from "../results/tool-result.ts";

/** A parsed result of a tool. */
export interface ToolResponse {
  /** The server's own message. */
  readonly about: Readonly<Record<string, unknown>>;
  /** The lines of the API's data, parsed; an incomplete line stays a string. */
  readonly lines: readonly unknown[];
  /** The API's data, without the line that marks it as untrusted. */
  readonly text: string;
  readonly isError: boolean;
  /** The whole result as text, to search it for secrets. */
  readonly raw: string;
}

/** A tool call, with its result. */
export interface RecordedCall {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly response: ToolResponse;
}

export interface Agent {
  readonly client: Client;
  readonly calls: readonly RecordedCall[];
  readonly call: (tool: string, args?: Readonly<Record<string, unknown>>) => Promise<ToolResponse>;
}

export async function connectAgent(transport: Transport): Promise<Agent> {
  const client = new Client({ name: "tests", version: "1" });
  await client.connect(transport);
  const calls: RecordedCall[] = [];
  const call: Agent["call"] = async (tool, args = {}) => {
    const result = await client.callTool({ name: tool, arguments: args });
    const response = readResponse(result as ToolCallResult);
    calls.push({ tool, args, response });
    return response;
  };
  return { client, calls, call };
}

interface ToolCallResult {
  readonly content: readonly { readonly text: string }[];
  readonly isError?: boolean;
}

function readResponse({ content, isError = false }: ToolCallResult): ToolResponse {
  const [message, data] = content;
  const text = data?.text ?? `${untrusted}\n`;
  if (!text.startsWith(`${untrusted}\n`))
    throw new Error(`The data is not marked as untrusted: ${text.slice(0, 100)}`);
  const below = text.slice(untrusted.length + 1);
  return {
    about: JSON.parse(message?.text ?? "{}") as ToolResponse["about"],
    lines: below.split("\n").filter(Boolean).map(parsed),
    text: below,
    isError,
    raw: JSON.stringify(content),
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

/** The cursor for the rest of a result; undefined if the result is complete. */
export function cursorOf({ about }: ToolResponse): string | undefined {
  return /"cursor":"([^"]+)"/.exec(String(about.more ?? ""))?.[1];
}
