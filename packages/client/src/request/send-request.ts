import { accessToken } from "../auth/access-token.ts";
import { BudgetError } from "../errors/budget-error.ts";
import { emitEvent } from "../events/emit-event.ts";
import { acquireSlot } from "../rate-limit/acquire-slot.ts";
import type { BudgetSlot } from "../rate-limit/budget-store.ts";
import type { Call } from "./call.ts";
import { checkDestination } from "./check-destination.ts";
import { checkResponse } from "./check-response.ts";
import type { Fetch } from "./fetch.ts";
import { fetchError } from "./fetch-error.ts";
import { limitBody } from "./limit-body.ts";
import { isPlainRequest } from "./plain-request.ts";
import { platformOptions } from "./platform-options.ts";
import { SentRequest } from "./sent-request.ts";
import { userId } from "./user-id.ts";
import { type Deadline, timeLeft } from "./within-time.ts";

/**
 * The `fetch` that openapi-fetch is given: acquires a slot, adds the token, which middleware never sees, and sends the
 * request to the client's own origin, following no redirect.
 *
 * @throws ConfigurationError, BudgetError or TokenError before anything is sent; NetworkError.
 */
export async function sendRequest(call: Call, deadline: Deadline, request: Request): Promise<Response> {
  checkDestination(call, request.url);
  // Middleware may keep its request: token and user's ID go into a copy.
  const headers = isPlainRequest(request) ? request.headers : new Headers(request.headers);
  const user = headers.get("EvEnergy-User");
  if (user) headers.set("EvEnergy-User", userId(user));
  const slot = await acquire(call, deadline);
  deadline.limit(call.limits.timeoutMs);
  try {
    await authorize(call, deadline, headers);
    // The caller may have given up while the token was fetched.
    deadline.signal.throwIfAborted();
  } catch (error) {
    void slot?.release({ sent: false });
    throw error;
  }
  const sent = new SentRequest(call, slot, request.url, headers);
  call.sent.push(sent);
  try {
    const response = checkResponse(call, await transmit(call, request, headers));
    sent.received(response);
    return limitBody(call, response);
  } catch (cause) {
    const error = call.redaction.apply(fetchError(call, request.url, cause));
    sent.failed(error, error.kind === "network" && error.neverSent);
    throw error;
  }
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
    onRefused: (retryAt) => new BudgetError(name, retryAt),
  });
}

async function authorize(call: Call, { signal }: Deadline, headers: Headers): Promise<void> {
  const own = headers.get("Authorization");
  if (own) call.redaction.add(own.replace(/^\w+ /, ""));
  if (own || call.anonymous) return;
  const token = await accessToken(call, signal);
  if (token) headers.set("Authorization", `Bearer ${token}`);
}

/** Hands the request to `fetch`: the global one takes its parts, one of the user's own a real `Request`. */
async function transmit(call: Call, request: Request, headers: Headers): Promise<Response> {
  const { options, settings } = call;
  const ownFetch: Fetch | undefined = options.fetch ?? settings.ownFetch;
  const beyondRequest = { ...settings.requestInitExt, ...platformOptions(options) };
  // A redirect that is followed could carry the request, and a POST as a GET, to another place.
  const init: RequestInit = { headers, redirect: "manual" };
  if (!isPlainRequest(request)) {
    return (ownFetch ?? fetch)(new Request(request, init), beyondRequest);
  }
  const parts = { ...beyondRequest, ...request.init, ...init };
  return ownFetch ? ownFetch(new Request(request.url, parts), beyondRequest) : fetch(request.url, parts);
}
