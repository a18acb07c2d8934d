import type { Fetch } from "../../../request/transmit.ts";
import type { StoredToken, TokenStore } from "../token-store.ts";

/** A request as the endpoint got it. */
export interface SeenRequest {
  readonly url: string;
  readonly method: string;
  readonly redirect: string;
  readonly headers: Headers;
  readonly form: URLSearchParams;
}

/** A response, an error to throw, or a function that makes one. */
export type Step = Response | Error | ((request: Request) => Response | Promise<Response>);

/** A token endpoint in memory that goes through its steps, the last one for ever, and records the requests. */
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

/** Token responses as the API sends them, one for each access token. */
export function tokens(...accessTokens: string[]): Response[] {
  return accessTokens.map((token) => tokenResponse({ access_token: token }));
}

export function tokenResponse(members: object, status = 200, headers: Record<string, string> = {}): Response {
  const body = { token_type: "Bearer", expires_in: 36_000, ...members };
  return Response.json(status === 200 ? body : members, { status, headers });
}

/** A store in memory, without `exclusively`. */
export function memoryStore(): TokenStore & { readonly tokens: Map<string, StoredToken> } {
  const tokens = new Map<string, StoredToken>();
  return {
    tokens,
    get: async (key) => tokens.get(key),
    set: async (key, token) => void tokens.set(key, token),
  };
}

/** A store in memory that lets one renewal after the other run. */
export function lockingStore(): ReturnType<typeof memoryStore> {
  const store = memoryStore();
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...store,
    exclusively: (_, renewal, options) => {
      const result = last.then(() => {
        options?.signal?.throwIfAborted();
        return renewal();
      });
      last = result.catch(() => {});
      return result;
    },
  };
}

/** A promise and what settles it. */
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
/** The live API's base URL, as a client has it. */
export const baseUrl = "https://api.ev.energy/v2";
