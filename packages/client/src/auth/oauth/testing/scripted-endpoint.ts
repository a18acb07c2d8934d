import type { Fetch } from "../../../request/transmit.ts";
import type { TokenProvider } from "../../token-provider.ts";
import { type ClientCredentialsOptions, clientCredentials } from "../client-credentials.ts";

/** A request that the endpoint received. */
export interface SeenRequest {
  readonly url: string;
  readonly method: string;
  readonly redirect: string;
  readonly headers: Headers;
  readonly form: URLSearchParams;
}

/** What `fetch` does with one request: the response, the error to throw, or a function that creates a response. */
export type Step = Response | Error | ((request: Request) => Response | Promise<Response>);

/** A token endpoint in memory that runs one step for each request, repeats the last step, and records the requests. */
export function scriptedEndpoint(...steps: Step[]): { fetch: Fetch; requests: SeenRequest[] } {
  const requests: SeenRequest[] = [];
  const fetch: Fetch = async (request) => {
    const step = steps[Math.min(requests.length, steps.length - 1)];
    const { url, method, redirect, headers } = request;
    const form = new URLSearchParams(await request.clone().text());
    requests.push({ url, method, redirect, headers, form });
    if (step instanceof Error) throw step;
    if (typeof step === "function") return step(request);
    return step?.clone() ?? new Response(null, { status: 500 });
  };
  return { fetch, requests };
}

/** A provider with client credentials whose token endpoint runs these steps. */
export function scriptedCredentials(
  steps: Step[],
  options: Partial<ClientCredentialsOptions> = {},
): { auth: TokenProvider; requests: SeenRequest[] } {
  const { fetch, requests } = scriptedEndpoint(...steps);
  return { auth: clientCredentials({ clientId: "id", clientSecret: "secret", fetch, ...options }), requests };
}

/** Token responses as the API sends them, one for each access token. */
export function tokens(...accessTokens: string[]): Response[] {
  return accessTokens.map((token) => tokenResponse({ access_token: token }));
}

export function tokenResponse(members: object, status = 200, headers: Record<string, string> = {}): Response {
  const body = { token_type: "Bearer", expires_in: 36_000, ...members };
  return Response.json(status === 200 ? body : members, { status, headers });
}

/** A step that never responds. */
export function neverResponds(): Promise<Response> {
  return new Promise(() => {});
}

/** A promise and the function that resolves it. */
export function deferred<Value = void>(): {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
} {
  let resolve!: (value: Value) => void;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

export const hourMs: number = 3_600_000;
export const dayMs: number = 24 * hourMs;
/** The live API's base URL: the client's default. */
export const baseUrl = "https://api.ev.energy/v2";
