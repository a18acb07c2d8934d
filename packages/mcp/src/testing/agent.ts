/** An agent as the tests play it: it calls tools and reads their results, over any transport. */
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { untrusted } from "../results/tool-result.ts";

/** A tool's result, read. */
export interface Answer {
  /** What the server says itself. */
  readonly about: Readonly<Record<string, unknown>>;
  /** The lines of data of the API; those that are whole, parsed. */
  readonly lines: readonly unknown[];
  /** The data as it came, below its mark. */
  readonly text: string;
  readonly isError: boolean;
  /** All that was sent, to look for what must not be in it. */
  readonly raw: string;
}

/** One call of a session, as it is recorded. */
export interface RecordedCall {
  readonly tool: string;
  readonly given: Readonly<Record<string, unknown>>;
  readonly answer: Answer;
}

export interface Agent {
  readonly client: Client;
  readonly calls: readonly RecordedCall[];
  readonly call: (tool: string, given?: Readonly<Record<string, unknown>>) => Promise<Answer>;
}

export async function connectAgent(transport: Transport): Promise<Agent> {
  const client = new Client({ name: "tests", version: "1" });
  await client.connect(transport);
  const calls: RecordedCall[] = [];
  const call: Agent["call"] = async (tool, given = {}) => {
    const result = await client.callTool({ name: tool, arguments: given });
    const answer = readAnswer(result as ToolCallResult);
    calls.push({ tool, given, answer });
    return answer;
  };
  return { client, calls, call };
}

interface ToolCallResult {
  readonly content: readonly { readonly text: string }[];
  readonly isError?: boolean;
}

function readAnswer({ content, isError = false }: ToolCallResult): Answer {
  const [said, data] = content;
  const text = data?.text ?? `${untrusted}\n`;
  if (!text.startsWith(`${untrusted}\n`)) throw new Error("The data is not marked.");
  const below = text.slice(untrusted.length + 1);
  return {
    about: JSON.parse(said?.text ?? "{}") as Answer["about"],
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

/** The cursor that a result offers. */
export function cursorOf({ about }: Answer): string | undefined {
  return /"cursor":"([^"]+)"/.exec(String(about.more ?? ""))?.[1];
}
