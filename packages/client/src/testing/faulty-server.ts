/// <reference types="node" />
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What the server does with one request. */
export type Behaviour = (request: IncomingMessage, response: ServerResponse) => void;

/** An HTTP server on loopback. Each request gets the next behaviour; the last one is repeated. */
export interface FaultyServer extends AsyncDisposable {
  readonly baseUrl: string;
  readonly requests: readonly IncomingMessage[];
}

export async function faultyServer(...behaviours: Behaviour[]): Promise<FaultyServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    const behaviour = behaviours[Math.min(requests.length, behaviours.length - 1)] ?? page;
    requests.push(request);
    // Respond after the body has arrived, as servers do to a POST.
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

const defaultHeaders = {
  "content-type": "application/json",
  "evenergy-version": "2",
  "x-ratelimit-limit": "1000",
  "x-ratelimit-remaining": "900",
};

/** Responds with an empty page. */
export const page: Behaviour = (_, response) => {
  response.writeHead(200, defaultHeaders).end("[]");
};

/** Responds with this body: text unchanged, everything else as JSON. */
export function respond(status: number, body: unknown = "", headers: Record<string, string> = {}): Behaviour {
  return (_, response) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    response.writeHead(status, { ...defaultHeaders, ...headers }).end(text);
  };
}

/** Responds with a problem document. */
export function problemResponse(status: number, headers: Record<string, string> = {}): Behaviour {
  const body = { title: "A title", status, detail: "A detail." };
  return respond(status, body, { "content-type": "application/problem+json", ...headers });
}

/** Resets the connection without a response. */
export const reset: Behaviour = (request) => {
  request.socket.resetAndDestroy();
};

/** Starts a response and resets the connection in the middle of its body. */
export const cutOff: Behaviour = (request, response) => {
  response.writeHead(200, { ...defaultHeaders, "content-length": "1000" });
  response.write('[{"id":"vhcl', () => request.socket.resetAndDestroy());
};

/** Never responds. */
export const silence: Behaviour = () => {};

/** Starts a response and never ends it. */
export const stall: Behaviour = (_, response) => {
  response.writeHead(200, defaultHeaders).write("[");
};

/** Returns the base URL of a port on which nothing listens. */
export async function closedPort(): Promise<string> {
  const server = await faultyServer();
  await server[Symbol.asyncDispose]();
  return server.baseUrl;
}
