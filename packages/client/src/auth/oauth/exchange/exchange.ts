import { allowInsecureRequests, customFetch } from "oauth4webapi";
import { ConfigurationError } from "../../../errors/configuration-error.ts";
import { readNetworkFailure, readUnprovenFailure } from "../../../errors/network-failure.ts";
import { safeCause } from "../../../errors/redaction/safe-cause.ts";
import { TokenError } from "../../../errors/token-error.ts";
import { readRetryAfter } from "../../../rate-limit/retry-after.ts";
import { isProgrammingError } from "../../../request/fetch-error.ts";
import { userAgent } from "../../../request/options/user-agent.ts";
import type { Application } from "../oauth-client.ts";
import { readLimited } from "./read-limited.ts";
import { pause, SafeError, withTimeLimit } from "./time-limit.ts";

/** The maximum number of times a request is sent, including retries. */
const maxAttempts = 3;
/** The delay before the first retry is a random time up to this, in milliseconds; each retry doubles the limit. */
const baseDelayMs = 500;
/** The longest `Retry-After` that a retry waits for, in milliseconds. */
const maxRetryAfterMs = 60_000;
/** The time limit of one request, in milliseconds. */
const timeoutMs = 30_000;

/** A request to the authorization server. */
export interface Exchange {
  /** The endpoint's name in error messages: `token endpoint`. */
  readonly endpoint: string;
  readonly application: Application;
  /** The host in error messages: `api.ev.energy`. */
  readonly host: string;
  /** Sends the request: one of oauth4webapi's request functions. */
  readonly send: (options: SendOptions) => Promise<Response>;
  /** The secrets that the request contains, besides the client secret. */
  readonly secrets: readonly string[];
  /** Whether the request may be retried although the server may have acted on it. */
  readonly idempotent: boolean;
}

/** The options that all of oauth4webapi's request functions take. */
export interface SendOptions {
  readonly [allowInsecureRequests]: boolean;
  readonly [customFetch]: (url: string, init: RequestInit) => Promise<Response>;
  readonly headers: Record<string, string>;
  readonly signal: AbortSignal;
}

/** Lets the caller abort an exchange, and tells the caller when the exchange must no longer be aborted. */
export interface ExchangeControl {
  /** Aborts when the result is no longer needed. */
  readonly signal?: AbortSignal | undefined;
  /** Called before a request that is not idempotent is sent. From then on, the exchange must not be aborted. */
  readonly onSending?: () => void;
  /** Called when it turns out that the request was never sent. The exchange may then be aborted again. */
  readonly onNotSent?: () => void;
}

interface EndpointResponse {
  readonly status: number;
  readonly body: string | undefined;
  /** The delay in `Retry-After`, in milliseconds. */
  readonly retryAfterMs: number | undefined;
}

/**
 * Sends a request to the authorization server and returns the JSON of a successful response; `undefined` if the body is
 * not JSON. After a temporary failure, an idempotent request is retried at most twice; any other only if it certainly
 * was never sent.
 *
 * @throws TokenError, which contains no secret of the request, and of the response only the status and the error code;
 * ConfigurationError for a programming error in the `fetch` option; the signal's reason.
 */
export async function exchange(request: Exchange, control: ExchangeControl = {}): Promise<unknown> {
  const { endpoint, application, idempotent } = request;
  const secrets = [application.clientSecret, ...request.secrets];
  const { signal } = control;
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    let error: TokenError;
    let retryable = true;
    let retryAfterMs = 0;
    try {
      if (!idempotent) control.onSending?.();
      const response = await sendOnce(request, idempotent ? signal : undefined);
      const json = parse(response.body);
      if (response.status >= 200 && response.status < 300) return json;
      error = rejection(endpoint, response.status, json, secrets);
      retryable =
        idempotent && (response.status === 408 || response.status === 429 || response.status >= 500);
      retryAfterMs = response.retryAfterMs ?? 0;
    } catch (thrown) {
      signal?.throwIfAborted();
      if (thrown instanceof SafeError) throw new TokenError(thrown.message);
      const cause = safeCause(thrown, secrets);
      if (application.fetch && isProgrammingError(thrown)) {
        throw new ConfigurationError(
          `The fetch option threw a programming error during the request to the ${endpoint}`,
          {
            cause,
          },
        );
      }
      // A user's `fetch` can send the request and then fail, so its errors do not prove that nothing was sent.
      const read = application.fetch ? readUnprovenFailure : readNetworkFailure;
      const { code, neverSent, reason, temporary } = read(thrown);
      if (neverSent) control.onNotSent?.();
      retryable = temporary && (idempotent || neverSent);
      const failure = reason.replace("{host}", request.host) + (code ? ` (${code})` : "");
      error = new TokenError(`No response from the ${endpoint}: ${failure}`, { cause });
    }
    if (!retryable || attempt === maxAttempts || retryAfterMs > maxRetryAfterMs) throw error;
    const backoffMs = Math.random() * baseDelayMs * 2 ** (attempt - 1);
    await pause(Math.max(backoffMs, retryAfterMs), signal);
  }
}

function sendOnce(
  { endpoint, application, send }: Exchange,
  signal: AbortSignal | undefined,
): Promise<EndpointResponse> {
  const sendRequest = application.fetch ?? ((request: Request) => fetch(request));
  const userAgentHeader = userAgent(undefined);
  const timeoutMessage = `The ${endpoint} took longer than ${timeoutMs / 1000} s`;
  return withTimeLimit({ timeoutMs, timeoutMessage, signal }, async (stepSignal) => {
    const response = await send({
      // The URL was checked already: http is allowed only for loopback, or with `allowInsecureHttp`.
      [allowInsecureRequests]: true,
      // oauth4webapi sets `redirect: "manual"`: following a redirect would turn the POST into a GET, or leak the
      // secret.
      [customFetch]: (url, init) => sendRequest(new Request(url, init)),
      headers: userAgentHeader === undefined ? {} : { "User-Agent": userAgentHeader },
      signal: stepSignal,
    });
    if (typeof response?.status !== "number" || typeof response.headers?.get !== "function") {
      throw new SafeError(`The fetch option did not return a Response for the ${endpoint}`);
    }
    return {
      status: response.status,
      body: await readLimited(response, `The response of the ${endpoint}`),
      retryAfterMs: readRetryAfter(response.headers)?.delayMs,
    };
  });
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}

/**
 * The error for a response without success. It shows only the error code of the body, and only if that looks like an
 * error code: the other members may repeat what was sent.
 *
 *     {"error":"invalid_client","error_description":"…"}
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
function rejection(
  endpoint: string,
  status: number,
  json: unknown,
  secrets: readonly (string | undefined)[],
): TokenError {
  const { error } = Object(json) as { error?: unknown };
  const isCode = typeof error === "string" && /^[a-z_]{1,40}$/.test(error);
  // A short secret can be part of an ordinary word, so only a long one is searched for within the code.
  const repeats = (secret = "") => error === secret || (secret.length > 7 && String(error).includes(secret));
  const code = isCode && !secrets.some(repeats) ? error : undefined;
  // Browsers report a redirect that is not followed as status 0.
  const outcome = status === 0 ? "a redirect" : `${status}`;
  return new TokenError(`The ${endpoint} responded with ${outcome} ${code ?? ""}`.trimEnd(), {
    status,
    code,
  });
}
