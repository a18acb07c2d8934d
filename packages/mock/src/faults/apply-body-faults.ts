import type { ChosenFaults } from "./choose-faults.ts";
import { ConnectionReset } from "./connection-reset.ts";

/** Applies the faults of the body to a response. */
export async function applyBodyFaults(response: Response, faults: ChosenFaults): Promise<Response> {
  if (faults.size === 0 || response.body === null) return response;
  const { status } = response;
  const headers = new Headers(response.headers);
  if (faults.has("wrong-type")) headers.set("content-type", "text/plain");
  const text = await response.text();
  const half = text.slice(0, Math.ceil(text.length / 2));
  if (faults.has("reset-body")) {
    // Announce the full length, so that a client cannot mistake the half for the whole.
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
