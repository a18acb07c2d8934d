import type { Server } from "node:http";
import { type HttpBindings, serve } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import { createMockCore, type MockCore } from "../create-mock-core.ts";
import type { MockEnv } from "../http/mock-env.ts";
import { pathWithoutBase } from "../http/odd-paths.ts";
import type { VehiclesMockOptions } from "../mock-options.ts";
import type { VehiclesMock } from "../vehicles-mock.ts";
import { serveSite } from "./serve-site.ts";

/** The options of a mock, the address that it listens on, and a site to serve with it. */
export interface MockServerOptions extends VehiclesMockOptions {
  /**
   * The port; 0 means any free port.
   *
   * @default 4010
   */
  readonly port?: number;
  /**
   * The address to listen on. Other machines cannot reach the default.
   *
   * @default "127.0.0.1"
   */
  readonly hostname?: string;
  /**
   * A directory of static files to serve in addition to the API, such as a reference site. Its home page replaces the
   * mock's. Symbolic links are not followed.
   */
  readonly site?: string;
}

/** A mock that listens on a port. */
export interface MockServer {
  /** The base URL for clients: `http://127.0.0.1:4010/v2`. */
  readonly url: string;
  /** The mock that handles the requests. */
  readonly mock: VehiclesMock;
  /** Stops listening and closes all connections, idle or not. */
  close(): Promise<void>;
}

/** Starts a mock on a port. Rejects if it cannot listen there. */
export async function startMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { port = 4010, hostname = "127.0.0.1", site, ...mockOptions } = options;
  const core = createMockCore(mockOptions);
  const app = site === undefined ? core.app : withSite(core, site);
  const server = serve({
    fetch: (request, env) => respond(request, env as HttpBindings, app),
    port,
    hostname,
  }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("listening", resolve);
    server.once("error", reject);
  });
  return {
    url: `http://${inUrl(hostname)}:${portOf(server)}/v2`,
    mock: core.mock,
    close: () => close(server),
  };
}

function withSite({ api, app }: MockCore, site: string): Hono<MockEnv> {
  const server = new Hono<MockEnv>();
  const apiPaths = [...api.basePaths.map((base) => `${base}/*`), "/o/*", `${pathWithoutBase}/*`];
  serveSite(server, site, apiPaths, (c) => app.fetch(c.req.raw, c.env));
  return server;
}

async function respond(request: Request, env: HttpBindings, app: Hono<MockEnv>): Promise<Response> {
  try {
    return await app.fetch(request, env);
  } catch {
    // Either a fault reset the connection, or the client disconnected.
    env.incoming.socket.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  }
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new Error("The mock's server has no port: expected it to listen on a TCP port.");
  return address.port;
}

/** In URLs, IPv6 addresses are in brackets (RFC 3986, 3.2.2). */
function inUrl(hostname: string): string {
  return hostname.includes(":") ? `[${hostname}]` : hostname;
}

/** `Server.close` without `closeAllConnections` would wait until keep-alive connections time out. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // Ignores the error: it can only be that the server is already closed.
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
