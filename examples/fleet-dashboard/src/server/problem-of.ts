import type { VehiclesError } from "@ev-vehicles/client";

/** An error for the page: a problem document (RFC 9457) and the headers beside it. */
export interface ProblemResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: object;
}

/** What the page is told of an error between this server and the API. Its own words carry no secret. */
export function problemOf(error: VehiclesError): ProblemResponse {
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if ("retryAt" in error && error.retryAt) {
    headers["retry-after"] = String(Math.max(1, Math.ceil((error.retryAt.getTime() - Date.now()) / 1000)));
  }
  const problem = (status: number, title: string, detail: string): ProblemResponse => ({
    status,
    headers,
    body: { title, status, detail },
  });
  switch (error.kind) {
    case "budget":
      return problem(429, "The hourly budget is spent", "The next request is accepted later.");
    case "timeout":
      return problem(504, "The API is too slow", "It gave no response in time.");
    case "network":
      return problem(502, "The API can't be reached", "There is no connection from this server to the API.");
    case "token":
      return problem(502, "This server can't sign in to the API", "Its credentials were not accepted.");
    case "invalidResponse":
      return problem(502, "The API's response can't be read", "It is not what the API describes.");
    case "abort":
    case "configuration":
      return problem(500, "This server has made a mistake", "The call was not made.");
    default: {
      // 401 and 403 concern this server's credentials, not the page's session.
      if (error.status === 401) {
        return problem(502, "This server can't sign in to the API", "Its token was not accepted.");
      }
      const { title, status, detail } = error;
      return {
        status: status >= 400 ? status : 502,
        headers,
        body: error.problem ?? { title, status, detail },
      };
    }
  }
}
