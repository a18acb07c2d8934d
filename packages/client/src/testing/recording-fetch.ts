import type { Fetch } from "../request/transmit.ts";

/** A request that `fetch` received. */
export interface Recorded {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  /** As text; empty if the request has no body. */
  readonly body: string;
  readonly redirect: string;
  /** The second argument of `fetch`. */
  readonly init: RequestInit | undefined;
  readonly request: Request;
}

type Reply = Response | Error | (() => Response | Promise<Response>);

/** A `fetch` that records its requests, and returns these replies in order. The last one is repeated. */
export function recordingFetch(...replies: Reply[]): { fetch: Fetch; requests: Recorded[] } {
  const requests: Recorded[] = [];
  const fetch: Fetch = async (request, init) => {
    const reply = replies[Math.min(requests.length, replies.length - 1)] ?? json([]);
    const { url, method, redirect } = request;
    const headers = new Headers(request.headers);
    // Removed because every request has one, whose version changes at each release.
    headers.delete("user-agent");
    const recorded = { url, method, headers, body: "", redirect, init, request };
    requests.push(recorded);
    recorded.body = await request.clone().text();
    if (reply instanceof Error) throw reply;
    return typeof reply === "function" ? reply() : reply.clone();
  };
  return { fetch, requests };
}

/** Creates a response with a JSON body. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    headers: { "content-type": "application/json", ...(init.headers as Record<string, string>) },
  });
}

/** Creates a response with a problem document. */
export function problem(
  status: number,
  members: object = {},
  headers: Record<string, string> = {},
): Response {
  return json(
    { title: "A title", detail: "A detail.", status, ...members },
    { status, headers: { "content-type": "application/problem+json", ...headers } },
  );
}

export const secret = "s3cret-t0ken-in-no-output";
export const userA = "user01HN2NJ9NMRZBXT1H6FT9N7735";
export const userB = "user01HN2NJ9NMRZBXT1H6FT9N7736";
export const vehicleId = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";
