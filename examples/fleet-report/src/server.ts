import { mockToken } from "@ev-vehicles/mock";
import { startMockServer } from "@ev-vehicles/mock/node";

/** The server that the report reads from. */
export interface Server {
  readonly baseUrl: string;
  readonly token: string;
  /** Whether the report may create vehicles there. */
  readonly writable: boolean;
  close(): Promise<void>;
}

/**
 * The server in `EV_BASE_URL`, with the token in `EV_TOKEN`; without these variables, a mock of 230 vehicles on a free
 * port. On a server that is not on this machine, the report creates vehicles only if `EV_ALLOW_WRITES=1` is set.
 */
export async function openServer(env: NodeJS.ProcessEnv = process.env): Promise<Server> {
  const { EV_BASE_URL: baseUrl, EV_TOKEN: token } = env;
  if (baseUrl || token) {
    if (!baseUrl || !token)
      throw new Error("Set both EV_BASE_URL and EV_TOKEN, or set neither to use the mock");
    const writable = isLoopback(baseUrl) || env.EV_ALLOW_WRITES === "1";
    return { baseUrl, token, writable, close: async () => {} };
  }
  const server = await startMockServer({ port: 0, vehicles: 230, seed: 1 });
  return { baseUrl: server.url, token: mockToken, writable: true, close: () => server.close() };
}

function isLoopback(baseUrl: string): boolean {
  if (!URL.canParse(baseUrl)) throw new Error(`EV_BASE_URL: expected a URL, got ${JSON.stringify(baseUrl)}`);
  const { hostname } = new URL(baseUrl);
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}
