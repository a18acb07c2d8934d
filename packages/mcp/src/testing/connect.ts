import { createVehiclesClient, type Fetch } from "@ev-vehicles/client";
import { createVehiclesMock, mockToken, type VehiclesMockOptions } from "@ev-vehicles/mock";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import { createMcpServer, type McpServerOptions } from "../create-mcp-server.ts";
import { type Agent, connectAgent } from "./agent.ts";

/** Connects an agent to a server whose requests go to `fetch`, and records the requests. */
export async function connectTo(
  fetch: Fetch,
  options: Partial<McpServerOptions> = {},
): Promise<Agent & { readonly requests: readonly string[] }> {
  const requests: string[] = [];
  const client = createVehiclesClient({
    auth: mockToken,
    retry: false,
    maxWaitMs: 0,
    fetch: (request) => {
      requests.push(`${request.method} ${new URL(request.url).pathname}`);
      return fetch(request);
    },
  });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await createMcpServer({ client, ...options }).connect(ours);
  return { ...(await connectAgent(theirs)), requests };
}

/** The `fetch` of a new mock, with 30 vehicles by default. */
export function mockFetch(options: VehiclesMockOptions = { vehicles: 30 }): Fetch {
  const mock = createVehiclesMock(options);
  return (request) => mock.fetch(request);
}

/** Responds to every request with the same body. A list has one page. */
export function respondWith(body: unknown, status = 200): Fetch {
  const link = '<about:blank>; rel="next", <about:blank>; rel="prev"';
  return () => Promise.resolve(Response.json(body, { status, headers: { link } }));
}
