import { allowInsecureRequests, customFetch } from "oauth4webapi";
import { ConfigurationError } from "../../errors/configuration-error.ts";
import { readNetworkFailure, readUnprovenFailure } from "../../errors/network-failure.ts";
import { TokenError } from "../../errors/token-error.ts";
import { readRetryAfter } from "../../rate-limit/retry-after.ts";
import { isProgrammingError } from "../../request/fetch-error.ts";
import { userAgent } from "../../request/options/user-agent.ts";
import type { Application } from "./application.ts";
import { KnownFault } from "./known-fault.ts";
import { pause, withLimit } from "./limits.ts";
import { readLimited } from "./read-limited.ts";
import { safeCause } from "./safe-cause.ts";

/** How often a request is sent at most. */
const attempts = 3;
/** The first pause is a random time up to this, in milliseconds; the bound doubles each time. */
const baseDelayMs = 500;
/** A longer `Retry-After` is not waited for, in milliseconds. */
const longestDelayMs = 60_000;
/** How long one request may take, in milliseconds. */
const timeoutMs = 30_000;

/** One request to the authorization server, and what it takes to send it. */
export interface Exchange {
  /** For messages: "token endpoint". */
  readonly endpoint: string;
  readonly application: Application;
  /** For messages: "api.ev.energy". */
  readonly host: string;
  /** Sends it: one of oauth4webapi's request functions. */
  readonly send: (options: SendOptions) => Promise<Response>;
  /** What it contains beside the client secret. */
  readonly secrets: readonly string[];
  /** Whether it may be sent again although the server may have acted on the first one. */
  readonly repeatable: boolean;
}

/** What all of oauth4webapi's request functions take. */
export interface SendOptions {
  readonly [allowInsecureRequests]: boolean;
  readonly [customFetch]: (url: string, init: RequestInit) => Promise<Response>;
  readonly headers: Record<string, string>;
  readonly signal: AbortSignal;
}

/** Who waits for an exchange. */
export interface Waiting {
  /** Aborts when no caller waits any longer. */
  readonly signal?: AbortSignal | undefined;
  /** Is told before each request that must not be cut short. */
  readonly onSending?: () => void;
  /** Is told when it turns out that such a request certainly never left. */
  readonly onNotSent?: () => void;
}

interface Reply {
  readonly status: number;
  readonly body: string | undefined;
  /** What `Retry-After` asks for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
}

/**
 * Sends a request to the authorization server and returns the JSON of a successful response; `undefined` if there is
 * none. After a failure that may pass it is sent again, twice at most: any request that is repeatable, and the others
 * if they certainly never left.
 *
 * @throws TokenError that shows neither what was sent nor what came back, except for the status and the error code; the
 * reason of the signal.
 */
export async function exchange(request: Exchange, waiting: Waiting = {}): Promise<unknown> {
  const { endpoint, application, repeatable } = request;
  const secrets = [application.clientSecret, ...request.secrets];
  const { signal } = waiting;
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    let error: TokenError;
    let mayPass = true;
    let retryAfterMs = 0;
    try {
      if (!repeatable) waiting.onSending?.();
      const reply = await sendOnce(request, repeatable ? signal : undefined);
      const json = parse(reply.body);
      if (reply.status >= 200 && reply.status < 300) return json;
      error = rejection(endpoint, reply.status, json, secrets);
      mayPass = repeatable && (reply.status === 408 || reply.status === 429 || reply.status >= 500);
      retryAfterMs = reply.retryAfterMs ?? 0;
    } catch (thrown) {
      signal?.throwIfAborted();
      if (thrown instanceof KnownFault) throw new TokenError(thrown.message);
      const cause = safeCause(thrown, secrets);
      if (application.ownFetch && isProgrammingError(thrown)) {
        throw new ConfigurationError(`The fetch that was given for the ${endpoint} failed`, { cause });
      }
      // A `fetch` of the user's own can have sent the request, and then failed at something else.
      const read = application.ownFetch ? readUnprovenFailure : readNetworkFailure;
      const { code, neverSent, reason, temporary } = read(thrown);
      if (neverSent) waiting.onNotSent?.();
      mayPass = temporary && (repeatable || neverSent);
      const what = reason.replace("{host}", request.host) + (code ? ` (${code})` : "");
      error = new TokenError(`No response from the ${endpoint}: ${what}`, { cause });
    }
    if (!mayPass || attempt === attempts || retryAfterMs > longestDelayMs) throw error;
    const backoffMs = Math.random() * baseDelayMs * 2 ** (attempt - 1);
    await pause(Math.max(backoffMs, retryAfterMs), signal);
  }
}

function sendOnce(
  { endpoint, application, send }: Exchange,
  signal: AbortSignal | undefined,
): Promise<Reply> {
  const sendWith = application.ownFetch ?? ((request: Request) => fetch(request));
  const agent = userAgent(undefined);
  const tooLong = `The ${endpoint} took longer than ${timeoutMs / 1000} s`;
  return withLimit({ timeoutMs, tooLong, signal }, async (stopped) => {
    const response = await send({
      // The URL is checked before, and http is allowed to loopback alone unless the user says otherwise.
      [allowInsecureRequests]: true,
      // A redirect would turn the POST into a GET, or carry the secret elsewhere: oauth4webapi does not follow it.
      [customFetch]: (url, init) => sendWith(new Request(url, init)),
      headers: agent === undefined ? {} : { "User-Agent": agent },
      signal: stopped,
    });
    if (typeof response?.status !== "number" || typeof response.headers?.get !== "function") {
      throw new KnownFault(`The fetch that was given for the ${endpoint} did not return a Response`);
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
 * Only the error code is shown, and only if it is one by its looks: the rest of the body may repeat what was sent.
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
  // A short secret is part of many words.
  const repeats = (secret = "") => error === secret || (secret.length > 7 && String(error).includes(secret));
  const code = isCode && !secrets.some(repeats) ? error : undefined;
  // Browsers hide the status of a redirect.
  const what = status === 0 ? "a redirect" : `${status}`;
  return new TokenError(`The ${endpoint} responded with ${what} ${code ?? ""}`.trimEnd(), { status, code });
}
