import type { Operation } from "@ev-vehicles/openapi";
import type { MockMiddleware } from "../http/mock-env.ts";
import { type ChosenFaults, type FaultChooser, faultHeader } from "./choose-faults.ts";
import { ConnectionReset } from "./connection-reset.ts";
import { respondWithFault } from "./respond-with-fault.ts";

/**
 * Chooses the faults of a request, and applies those that replace the response or damage its body. `handleRequest`
 * applies those that change a list or the fleet.
 */
export function injectFaults({ id }: Operation, choose: FaultChooser): MockMiddleware {
  return async (c, next) => {
    const faults = choose(id, c.req.header(faultHeader));
    c.set("faults", faults);
    if (faults.size === 0) return next();
    const replacement = await respondWithFault(faults, c.req.raw.signal);
    if (replacement) return applyBodyFaults(replacement, faults);
    await next();
    if (c.error) return;
    const faulty = await applyBodyFaults(c.res, faults);
    // Without this, Hono copies the headers of the old response to the new one.
    c.res = undefined;
    c.res = faulty;
  };
}

async function applyBodyFaults(response: Response, faults: ChosenFaults): Promise<Response> {
  if (faults.size === 0 || response.body === null) return response;
  const { status } = response;
  const headers = new Headers(response.headers);
  if (faults.has("wrong-type")) headers.set("content-type", "text/plain");
  const text = await response.text();
  const half = text.slice(0, Math.ceil(text.length / 2));
  if (faults.has("reset-body")) {
    // This length tells a client that half of the body is missing.
    headers.set("content-length", String(new TextEncoder().encode(text).length));
    return new Response(breakingStream(half), { status, headers });
  }
  if (faults.has("truncated")) return new Response(half, { status, headers });
  if (faults.has("malformed"))
    return new Response(`${text.slice(0, -1)},,${text.slice(-1)}`, { status, headers });
  return new Response(text, { status, headers });
}

function breakingStream(text: string): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) controller.error(new ConnectionReset());
      else controller.enqueue(new TextEncoder().encode(text));
      sent = true;
    },
  });
}
