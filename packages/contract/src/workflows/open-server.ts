import { mockToken } from "@ev-vehicles/mock";
import { startMockServer } from "@ev-vehicles/mock/node";
import { servers } from "@ev-vehicles/types";
import type { WorkflowServer } from "./run-workflows.ts";

export interface OpenServer extends WorkflowServer {
  close(): Promise<void>;
}

/** The server that the environment names, or a mock on a free port. */
export async function openWorkflowServer(env: Record<string, string | undefined>): Promise<OpenServer> {
  const {
    EV_BASE_URL: baseUrl = servers.live,
    EV_TOKEN: token,
    EV_CLIENT_ID: id,
    EV_CLIENT_SECRET: secret,
  } = env;
  if (!token && !(id && secret)) {
    if (env.EV_BASE_URL)
      throw new Error(
        "EV_BASE_URL is set without credentials. Set EV_TOKEN, or EV_CLIENT_ID and EV_CLIENT_SECRET.",
      );
    const server = await startMockServer({ port: 0, vehicles: 30, seed: 1 });
    return { baseUrl: server.url, token: mockToken, writable: true, close: () => server.close() };
  }
  return {
    baseUrl,
    token: token ?? (await fetchToken(baseUrl, id ?? "", secret ?? "")),
    writable: isLoopback(new URL(baseUrl)) || env.EV_ALLOW_WRITES === "1",
    close: async () => {},
  };
}

/** A token for client credentials (RFC 6749, 4.4). Without the trailing slash, the API redirects and the POST becomes a GET. */
async function fetchToken(baseUrl: string, id: string, secret: string): Promise<string> {
  const url = new URL("/o/token/", baseUrl);
  const credentials = [id, secret].map(encodeURIComponent).join(":");
  const response = await fetch(url, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(credentials)}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
    redirect: "error",
    signal: AbortSignal.timeout(30_000),
  });
  if (!response.ok) throw new Error(`Expected a token from POST ${url.href}, got status ${response.status}.`);
  return ((await response.json()) as { access_token: string }).access_token;
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || hostname.startsWith("127.");
}
