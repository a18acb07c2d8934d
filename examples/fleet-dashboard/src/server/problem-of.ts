import type { VehiclesError } from "@ev-vehicles/client";

/** An error response for the page: a problem document (RFC 9457) and its headers. */
export interface ProblemResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: object;
}

/** Turns an error of the API, or of the call to it, into a response without secrets. */
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
      return problem(429, "The hourly budget is used up", "Requests are accepted again later.");
    case "timeout":
      return problem(504, "The API is too slow", "It did not respond in time.");
    case "network":
      return problem(502, "The API can't be reached", "This server has no connection to the API.");
    case "token":
      return problem(502, "This server can't sign in to the API", "Its credentials were not accepted.");
    case "invalidResponse":
      return problem(502, "The API's response can't be read", "It does not match the API's description.");
    case "abort":
    case "configuration":
      return problem(500, "The dashboard's server has a fault", "The call was not made.");
    default: {
      // A 401 concerns this server's token, not the page's session.
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
