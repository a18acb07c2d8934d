import type { Call } from "../request/call.ts";
import type { ClientEvent } from "./client-event.ts";
import { environmentLogger, type Logger, logEvent } from "./logger.ts";

/** A listener for events. Errors that it throws or rejects with are ignored. */
export type ClientEventListener = (event: ClientEvent) => unknown;

/** Combines listener and logger. Returns undefined if there is neither, so that no event is prepared. */
export function eventEmitter(
  onEvent: ClientEventListener | undefined,
  logger: Logger | undefined = environmentLogger(),
): ((event: ClientEvent) => void) | undefined {
  const listeners = [...(onEvent ? [onEvent] : []), ...(logger ? [logEvent.bind(undefined, logger)] : [])];
  if (listeners.length === 0) return undefined;
  return (event) => {
    for (const listener of listeners) void notify(listener, event);
  };
}

/** A broken listener must neither fail the call nor end the process with an unhandled rejection. */
async function notify(listener: ClientEventListener, event: ClientEvent): Promise<void> {
  try {
    await listener(event);
  } catch {}
}

/** Emits an event of a call, without the call's secrets. */
export function emitEvent({ redaction, settings: { emit } }: Call, event: ClientEvent): void {
  // Type and path template come from the client itself, so they are not redacted, even if they contain the token.
  emit?.({ ...redaction.apply(event), type: event.type, call: event.call } as ClientEvent);
}
