import { ConfigurationError } from "../errors/configuration-error.ts";
import { Redaction } from "../errors/redaction/redaction.ts";
import type { Call, CallLimits, RequestOptions } from "./call.ts";
import type { VehiclesCallOptions } from "./call-options.ts";
import { checkLimits } from "./check-limits.ts";
import { checkMiddleware } from "./check-middleware.ts";
import { checkOptionNames } from "./check-option-names.ts";
import { checkRetry } from "./retry.ts";
import type { Settings } from "./settings.ts";
import { userId } from "./user-id.ts";

type CallOptions = RequestOptions & VehiclesCallOptions & { readonly signal?: AbortSignal | undefined };

/**
 * Checks the options of a call, and parts the client's own from those of openapi-fetch.
 *
 * @throws ConfigurationError that names the option and what was expected.
 */
export function startCall(settings: Settings, method: string, path: string, options: CallOptions = {}): Call {
  const name = `${method} ${path}`;
  if (typeof options !== "object" || options === null) {
    throw new ConfigurationError(`${name}: expected an object of options, got ${String(options)}`);
  }
  const { timeoutMs, totalTimeoutMs, maxWaitMs, retry, user, budget, signal, middleware, ...rest } = options;
  checkOptionNames(name, options);
  checkSignal(name, signal);
  checkVersion(settings.version);
  if (budget !== undefined && budget !== false) {
    throw new ConfigurationError(
      `${name}: budget: expected false, or nothing, got ${JSON.stringify(budget)}`,
    );
  }
  const limits: CallLimits = {
    timeoutMs: timeoutMs ?? settings.limits.timeoutMs,
    totalTimeoutMs: totalTimeoutMs ?? settings.limits.totalTimeoutMs,
    maxWaitMs: maxWaitMs ?? settings.limits.maxWaitMs,
  };
  checkLimits(limits, `${name}: `);
  return {
    settings,
    info: { method, path },
    name,
    options: user === undefined ? rest : { ...rest, headers: withUser(rest.headers, userId(user)) },
    signal: signal ?? undefined,
    limits,
    retry: retry === undefined ? settings.retry : { ...settings.retry, ...checkRetry(retry, `${name}: `) },
    budgeted: settings.budgeted && budget !== false,
    anonymous: takesOut(rest.headers, "authorization"),
    middleware: [...settings.middleware, ...checkMiddleware(middleware ?? [])],
    endsAt: performance.now() + limits.totalTimeoutMs,
    redaction: new Redaction(),
    attempts: 0,
    token: undefined,
    renewedToken: undefined,
    middlewareErrors: new Set(),
    sent: [],
  };
}

/** A common mistake is to pass the controller. */
function checkSignal(name: string, signal: unknown): void {
  if (signal === undefined || signal === null) return;
  const { aborted, addEventListener } = Object(signal) as Partial<AbortSignal>;
  if (typeof aborted === "boolean" && typeof addEventListener === "function") return;
  const hint = signal instanceof AbortController ? "the controller itself; pass its signal" : typeof signal;
  throw new ConfigurationError(`${name}: signal: expected an AbortSignal, got ${hint}`);
}

function checkVersion(version: unknown): void {
  if (typeof version === "number" && version > 0) return;
  throw new ConfigurationError(`version: expected a number such as 2, got ${JSON.stringify(version)}`);
}

type HeaderOptions = RequestOptions["headers"];

function withUser(headers: HeaderOptions, user: string): HeaderOptions {
  if (!headers) return { "EvEnergy-User": user };
  if (isRecord(headers)) return { ...headers, "EvEnergy-User": user };
  const copy = new Headers(headers as HeadersInit);
  copy.set("EvEnergy-User", user);
  return copy;
}

/** Whether the caller's headers say `null` for this one. */
function takesOut(headers: HeaderOptions, name: string): boolean {
  if (!headers || !isRecord(headers)) return false;
  return Object.entries(headers).some(([key, value]) => value === null && key.toLowerCase() === name);
}

function isRecord(headers: object): headers is Record<string, unknown> {
  return !(headers instanceof Headers) && !Array.isArray(headers);
}
