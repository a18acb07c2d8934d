import { html } from "hono/html";
import { htmlPage } from "../http/html-page.ts";
import { ProblemError, rateLimited, unauthorized } from "../responses/problems.ts";
import type { ChosenFaults } from "./choose-faults.ts";
import { ConnectionReset } from "./connection-reset.ts";
import type { Fault } from "./fault.ts";

const titles: Readonly<Record<number, string>> = {
  408: "Request Timeout",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** The `Retry-After` of the API's documented 429. */
const documentedRetryAfterSeconds = 42;

/**
 * Waits for the fault `latency`, then applies those that replace the response: throws an error or returns a response;
 * `undefined` if there is no such fault.
 */
export async function respondWithFault(
  faults: ChosenFaults,
  signal: AbortSignal,
): Promise<Response | undefined> {
  const latency = faults.get("latency");
  if (latency) await pause(latency.value ?? 0, signal);
  if (faults.has("reset")) throw new ConnectionReset();
  if (faults.has("token-expired")) throw unauthorized("The token has expired or was revoked.");
  const status = faults.get("status");
  if (status) throw statusProblem(status);
  if (faults.has("html"))
    return htmlPage("502 Bad Gateway", html`<p>The proxy could not reach the server.</p>`, 502);
  return undefined;
}

function statusProblem({ value = 500, retryAfter }: Fault): ProblemError {
  const seconds = Number(retryAfter ?? documentedRetryAfterSeconds);
  const { problem, headers } =
    value === 429
      ? rateLimited(Number.isNaN(seconds) ? documentedRetryAfterSeconds : seconds)
      : new ProblemError({
          title: titles[value] ?? "Error",
          status: value,
          detail: "The mock returned this status because of a configured fault.",
        });
  return new ProblemError(
    problem,
    retryAfter === undefined ? headers : { ...headers, "retry-after": String(retryAfter) },
  );
}

/** Waits; rejects with the signal's reason if the caller aborts. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal.addEventListener("abort", stop, { once: true });
  });
}
