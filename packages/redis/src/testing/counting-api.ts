import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createVehiclesMock, type VehiclesMock } from "@ev-vehicles/mock";

/** The mock over HTTP. It counts requests and responses. */
export interface CountingApi {
  readonly url: string;
  readonly mock: VehiclesMock;
  /** Requests to the token endpoint. */
  readonly tokenRequests: number;
  /** Responses of the API with status 429. */
  readonly rejected: number;
  /** All other responses of the API. */
  readonly accepted: number;
  close(): Promise<void>;
}

export async function startCountingApi(rateLimit = 1000): Promise<CountingApi> {
  const mock = createVehiclesMock({ vehicles: 10, acceptUnknownTokens: false, rateLimit });
  const counts = { tokenRequests: 0, rejected: 0, accepted: 0 };
  const server = createServer(async (message, serverResponse) => {
    const response = await mock.fetch(await toRequest(message));
    if (message.url?.startsWith("/o/")) counts.tokenRequests++;
    else if (response.status === 429) counts.rejected++;
    else counts.accepted++;
    await send(serverResponse, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return Object.assign(counts, { url: `http://127.0.0.1:${port}/v2`, mock, close });
}

async function toRequest(message: IncomingMessage): Promise<Request> {
  const parts: Uint8Array[] = [];
  for await (const part of message) parts.push(part);
  const { method = "GET", headers, url } = message;
  const body = method === "GET" ? null : Buffer.concat(parts);
  return new Request(`http://${headers.host}${url}`, {
    method,
    headers: headers as Record<string, string>,
    body,
  });
}

async function send(serverResponse: ServerResponse, response: Response): Promise<void> {
  serverResponse.writeHead(response.status, Object.fromEntries(response.headers));
  serverResponse.end(Buffer.from(await response.arrayBuffer()));
}
