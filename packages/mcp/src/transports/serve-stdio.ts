import type { Readable, Writable } from "node:stream";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { createMcpServer, type McpServerOptions } from "../create-mcp-server.ts";

/**
 * Serves one connection over standard input and output. Resolves when the input ends or the signal is aborted. Until then,
 * nothing else may write to the output.
 */
export async function serveStdio(
  options: McpServerOptions,
  {
    input = process.stdin,
    output = process.stdout,
    signal,
  }: {
    readonly input?: Readable;
    readonly output?: Writable;
    readonly signal?: AbortSignal;
  } = {},
): Promise<void> {
  const server = createMcpServer(options);
  const closed = new Promise<void>((resolve) => {
    server.onclose = resolve;
  });
  const close = () => void server.close();
  input.once("end", close);
  input.once("close", close);
  signal?.addEventListener("abort", close, { once: true });
  await server.connect(new StdioServerTransport(input, output));
  if (signal?.aborted) close();
  await closed;
}
