export { createMcpServer, type McpServerOptions } from "./create-mcp-server.ts";
export { type HttpServer, serveHttp } from "./transports/serve-http.ts";
export { serveStdio } from "./transports/serve-stdio.ts";
