import { accessToken } from "../auth/access-token.ts";
import { BudgetError } from "../errors/budget-error.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { emitEvent } from "../events/emitter.ts";
import { acquireSlot } from "../rate-limit/acquire-slot.ts";
import type { BudgetSlot } from "../rate-limit/budget-store.ts";
import { limitBody } from "./body-limit.ts";
import type { Call } from "./call.ts";
import { type Deadline, timeLeft } from "./deadline.ts";
import { fetchError } from "./fetch-error.ts";
import { userId } from "./options/headers.ts";
import { SentRequest } from "./sent-request.ts";
import { isPlainRequest, transmit } from "./transmit.ts";

/**
 * The `fetch` that is passed to openapi-fetch: acquires a slot, adds the token, and sends the request to the client's
 * own origin, following no redirect. Runs after the request hooks of middleware, so that no hook sees the token.
 *
 * @throws ConfigurationError, BudgetError or TokenError before the request is sent; the error of {@link fetchError} if
 * `fetch` fails; InvalidResponseError if the response is declared to be too large.
 */
export async function sendRequest(call: Call, deadline: Deadline, request: Request): Promise<Response> {
  checkDestination(call, request.url);
  // Middleware may keep the request, so the token and the user's ID go into a copy of its headers.
  const headers = isPlainRequest(request) ? request.headers : new Headers(request.headers);
  const user = headers.get("EvEnergy-User");
  if (user) headers.set("EvEnergy-User", userId(user));
  const slot = await acquire(call, deadline);
  deadline.limit(call.limits.timeoutMs);
  try {
    await authorize(call, deadline, headers);
    // The call may have been aborted while the token was being fetched.
    deadline.signal.throwIfAborted();
  } catch (error) {
    void slot?.release({ sent: false });
    throw error;
  }
  const sent = new SentRequest(call, slot, request.url, headers);
  call.sent.push(sent);
  try {
    const response = await transmit(call, request, headers);
    sent.received(response);
    return limitBody(call, response);
  } catch (cause) {
    const error = call.redaction.apply(fetchError(call, request.url, cause));
    sent.failed(error, error.kind === "network" && error.neverSent);
    throw error;
  }
}

/** A call's `baseUrl` option, or middleware, can point to another origin, which must not get the token. */
function checkDestination({ name, settings: { shared } }: Call, url: string): void {
  const { origin } = shared;
  // Nothing after the slash can change the origin. Comparing the start saves the time of parsing the URL.
  if (url.startsWith(`${origin}/`) || new URL(url).origin === origin) return;
  throw new ConfigurationError(`${name}: expected a URL of ${origin}, got another origin; nothing was sent`);
}

async function acquire(call: Call, { signal }: Deadline): Promise<BudgetSlot | undefined> {
  const { budgeted, info, limits, name, settings } = call;
  if (!budgeted) return undefined;
  return acquireSlot({
    store: settings.shared.store,
    bucket: settings.bucket,
    maxWaitMs: Math.min(limits.maxWaitMs, timeLeft(call)),
    signal,
    endsAt: call.endsAt,
    onWait: (delayMs) => emitEvent(call, { type: "wait", call: info, delayMs }),
    makeError: (retryAt) => new BudgetError(name, retryAt),
  });
}

/** Adds the token, unless the request has its own `Authorization` or the caller removed the header. */
async function authorize(call: Call, { signal }: Deadline, headers: Headers): Promise<void> {
  const own = headers.get("Authorization");
  if (own) call.redaction.add(own.replace(/^\w+ /, ""));
  if (own || call.anonymous) return;
  const token = await accessToken(call, signal);
  if (token) headers.set("Authorization", `Bearer ${token}`);
}
