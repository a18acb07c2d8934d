/// <reference types="node" />
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server does with one request. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** A real HTTP server on loopback that goes through its behaviours, stays with the last one, and counts requests. */
export interface FaultyServer extends AsyncDisposable {
  readonly baseUrl: string;
  readonly requests: readonly IncomingMessage[];
}

export async function faultyServer(...behaviours: Behaviour[]): Promise<FaultyServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const behaviour = behaviours[Math.min(requests.length, behaviours.length - 1)] ?? page;
    requests.push(request);
    // Let the body arrive, as a server that responds to a POST does.
    request.resume().on("end", () => behaviour(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v2`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const usual = {
  "content-type": "application/json",
  "evenergy-version": "2",
  "x-ratelimit-limit": "1000",
  "x-ratelimit-remaining": "900",
};

/** An empty page. */
export const page: Behaviour = (_, response) => {
  response.writeHead(200, usual).end("[]");
};

/** Any response; text is sent as it is. */
export function respond(status: number, body: unknown = "", headers: Record<string, string> = {}): Behaviour {
  return (_, response) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    response.writeHead(status, { ...usual, ...headers }).end(text);
  };
}

/** A problem document. */
export function refusal(status: number, headers: Record<string, string> = {}): Behaviour {
  const body = { title: "A title", status, detail: "A detail." };
  return respond(status, body, { "content-type": "application/problem+json", ...headers });
}

/** Closes the connection without a response. */
export const reset: Behaviour = (request) => {
  request.socket.resetAndDestroy();
};

/** Starts a response and closes the connection in the middle of its body. */
export const cutOff: Behaviour = (request, response) => {
  response.writeHead(200, { ...usual, "content-length": "1000" });
  response.write('[{"id":"vhcl', () => request.socket.resetAndDestroy());
};

/** Never responds. */
export const silence: Behaviour = () => {};

/** Starts a response and never ends it. */
export const stall: Behaviour = (_, response) => {
  response.writeHead(200, usual).write("[");
};

/** A port on which nothing listens. */
export async function closedPort(): Promise<string> {
  const server = await faultyServer();
  await server[Symbol.asyncDispose]();
  return server.baseUrl;
}
