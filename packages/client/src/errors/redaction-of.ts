import type { Redaction } from "./redaction.ts";

const redactions = new WeakMap<Response, Redaction>();

/** Remembers what is secret in a response that middleware is shown. */
export function rememberRedaction(response: Response, redaction: Redaction): void {
  redactions.set(response, redaction);
}

/** The value without the secrets of the call that got this response. */
export function redactFor<Value>(response: Response, value: Value): Value {
  return redactions.get(response)?.apply(value) ?? value;
}
