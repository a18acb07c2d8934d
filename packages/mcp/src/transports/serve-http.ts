import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { createMcpServer, type McpServerOptions } from "../create-mcp-server.ts";
import { refusalOf } from "./refusal.ts";

/** A server that runs. */
export interface HttpServer {
  /** `http://127.0.0.1:4020/mcp` */
  readonly url: string;
  /** Ends all connections. */
  readonly close: () => Promise<void>;
}

/** Of more sessions than these, the one that was used longest ago ends: clients that crash do not say goodbye. */
const sessionsAtOnce = 32;

/**
 * Serves MCP over streamable HTTP on this machine alone. Requests that come by another host's name, or from a page of
 * another origin, are refused: that is how a website would reach a server on loopback (DNS rebinding).
 *
 * @param port 0 for any that is free.
 */
export async function serveHttp(options: McpServerOptions, port: number): Promise<HttpServer> {
  const sessions = new Map<string, StreamableHTTPServerTransport>();
  const http = createServer((request, response) => {
    respond(options, sessions, request, response).catch(() => refuse(response, 500, "The server failed."));
  });
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, "127.0.0.1", resolve);
  });
  const { port: chosen } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${chosen}/mcp`,
    close: async () => {
      await Promise.all([...sessions.values()].map((transport) => transport.close()));
      http.closeAllConnections();
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}

async function respond(
  options: McpServerOptions,
  sessions: Map<string, StreamableHTTPServerTransport>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refusalOf(request.headers, request.socket.localPort);
  if (refusal) return refuse(response, 403, refusal);
  const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
  if (pathname !== "/mcp") return refuse(response, 404, "Expected the path /mcp.");
  const id = request.headers["mcp-session-id"];
  if (id !== undefined) {
    const known = sessions.get(String(id));
    if (known) keep(sessions, String(id), known);
    // 404 tells a client to initialise again.
    return known
      ? known.handleRequest(request, response)
      : refuse(response, 404, "There is no such session.");
  }
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (session) => keep(sessions, session, transport),
  });
  const server = createMcpServer(options);
  server.onclose = () => {
    if (transport.sessionId !== undefined) sessions.delete(transport.sessionId);
  };
  // The SDK's own types allow undefined where the interface does not.
  await server.connect(transport as Parameters<typeof server.connect>[0]);
  await transport.handleRequest(request, response);
  // Only an initialisation begins a session; anything else was refused.
  if (transport.sessionId === undefined) await server.close();
}

/** The last one in the map was used last. */
function keep(
  sessions: Map<string, StreamableHTTPServerTransport>,
  id: string,
  transport: StreamableHTTPServerTransport,
): void {
  sessions.delete(id);
  sessions.set(id, transport);
  const [oldest] = sessions.values();
  if (sessions.size > sessionsAtOnce) void oldest?.close();
}

function refuse(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ jsonrpc: "2.0", error: { code: -32_000, message }, id: null }));
}
