import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { createMcpServer, type McpServerOptions } from "../create-mcp-server.ts";
import { refusalOf } from "./refusal.ts";

/** A running MCP server. */
export interface HttpServer {
  /** `http://127.0.0.1:4020/mcp` */
  readonly url: string;
  /** Ends all sessions and closes the port. */
  readonly close: () => Promise<void>;
}

/** The maximum number of sessions. A further one ends the least recently used: crashed clients never end theirs. */
const maxSessions = 32;

/**
 * Serves MCP over streamable HTTP, on 127.0.0.1 only. Requests for another host name, or from a page with another
 * origin, are refused: otherwise, any website could call a server on loopback (DNS rebinding).
 *
 * @param port The port; 0 for any free port.
 * @throws The system's error, such as EADDRINUSE, if the server cannot listen on the port.
 */
export async function serveHttp(options: McpServerOptions, port: number): Promise<HttpServer> {
  const sessions = new Map<string, StreamableHTTPServerTransport>();
  const http = createServer((request, response) => {
    respond(options, sessions, request, response).catch(() =>
      refuse(response, 500, "The MCP server failed because of a bug."),
    );
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
  if (pathname !== "/mcp") return refuse(response, 404, "Path: expected /mcp.");
  const id = request.headers["mcp-session-id"];
  if (id !== undefined) {
    const known = sessions.get(String(id));
    if (known) touch(sessions, String(id), known);
    // 404 tells the client to start a new session.
    return known
      ? known.handleRequest(request, response)
      : refuse(response, 404, "Mcp-Session-Id: unknown or ended session.");
  }
  const transport = new StreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (session) => touch(sessions, session, transport),
  });
  const server = createMcpServer(options);
  server.onclose = () => {
    if (transport.sessionId !== undefined) sessions.delete(transport.sessionId);
  };
  // Under exactOptionalPropertyTypes, the SDK's class does not match its own interface, so it needs a cast.
  await server.connect(transport as Parameters<typeof server.connect>[0]);
  await transport.handleRequest(request, response);
  // Only an `initialize` request starts a session; the transport has rejected any other request.
  if (transport.sessionId === undefined) await server.close();
}

/** Puts a session at the end of the map, which is ordered by last use, and ends the first session if there are too many. */
function touch(
  sessions: Map<string, StreamableHTTPServerTransport>,
  id: string,
  transport: StreamableHTTPServerTransport,
): void {
  sessions.delete(id);
  sessions.set(id, transport);
  const [oldest] = sessions.values();
  if (sessions.size > maxSessions) void oldest?.close();
}

function refuse(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ jsonrpc: "2.0", error: { code: -32_000, message }, id: null }));
}
