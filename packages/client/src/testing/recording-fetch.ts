import type { Fetch } from "../request/fetch.ts";

/** A request as `fetch` got it. */
export interface Recorded {
  readonly url: string;
  readonly method: string | undefined;
  readonly headers: Headers;
  readonly body: unknown;
  readonly redirect: string | undefined;
}

type Answer = Response | Error | (() => Response | Promise<Response>);

/** A `fetch` that gives these answers one after the other, the last one for ever, and keeps the requests. */
export function recordingFetch(...answers: Answer[]): { fetch: Fetch; requests: Recorded[] } {
  const requests: Recorded[] = [];
  const fetch: Fetch = async (request) => {
    const { url, method, headers, redirect } = request;
    const body = request.body === null ? undefined : await request.text();
    const answer = answers[Math.min(requests.length, answers.length - 1)] ?? json([]);
    requests.push({ url, method, headers: new Headers(headers), body, redirect });
    if (answer instanceof Error) throw answer;
    return typeof answer === "function" ? answer() : answer.clone();
  };
  return { fetch, requests };
}

/** An answer with a JSON body. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    headers: { "content-type": "application/json", ...(init.headers as Record<string, string>) },
  });
}

/** An answer with a problem document. */
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
