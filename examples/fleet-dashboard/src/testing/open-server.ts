import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createVehiclesClient } from "@ev-vehicles/client";
import { createVehiclesMock, mockToken } from "@ev-vehicles/mock";
import { serve } from "@hono/node-server";
import { dashboardApp } from "../server/dashboard-app.ts";
import { demoUpstream } from "../server/upstream.ts";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** The dashboard's server in front of the mock, whose responses a test can replace. */
export interface TestServer {
  readonly url: string;
  /** The requests that the server sent to the API: `GET /v2/vehicles`. */
  readonly requests: string[];
  /** A response from this function replaces the mock's. */
  intercept: ((request: Request) => Response | undefined) | undefined;
  close(): Promise<void>;
}

/**
 * @param vehicles The number of the mock's vehicles.
 * @param script A script that is added to the page.
 */
export async function openServer(vehicles: number, script?: string): Promise<TestServer> {
  const mock = createVehiclesMock({ vehicles });
  const requests: string[] = [];
  const api = async (input: Request): Promise<Response> => {
    requests.push(`${input.method} ${new URL(input.url).pathname}`);
    return test.intercept?.(input) ?? (await mock.fetch(input));
  };
  const ev = createVehiclesClient({ auth: mockToken, fetch: api, maxWaitMs: 0, retry: false });
  const app = dashboardApp({
    ...demoUpstream(mock),
    ev,
    page: dist,
  });
  const withScript = async (request: Request): Promise<Response> => {
    const headers = { "content-type": "text/javascript" };
    if (script && new URL(request.url).pathname === "/script.js") return new Response(script, { headers });
    const response = await app.fetch(request);
    if (!script || !response.headers.get("content-type")?.startsWith("text/html")) return response;
    const page = readFileSync(`${dist}/index.html`, "utf8");
    return new Response(page.replace("</head>", '<script src="/script.js"></script></head>'), {
      headers: { "content-type": "text/html" },
    });
  };
  const server = serve({ fetch: withScript, hostname: "127.0.0.1", port: 0 });
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const test: TestServer = {
    url: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    requests,
    intercept: undefined,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return test;
}

/** A problem document, as the API sends it. */
export function problem(status: number, title: string, headers: Record<string, string> = {}): Response {
  return Response.json(
    { title, status, detail: `${title}, for this test.` },
    { status, headers: { "content-type": "application/problem+json", ...headers } },
  );
}
