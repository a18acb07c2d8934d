import type { ClientEvent } from "./client-event.ts";
import { environmentLogger, type Logger, logEvent } from "./logger.ts";

/** A listener for events. What it throws, or rejects with, is dropped. */
export type ClientEventListener = (event: ClientEvent) => unknown;

/**
 * Makes the function that tells listener and logger. Undefined if there is neither: then no event is prepared.
 */
export function eventEmitter(
  onEvent: ClientEventListener | undefined,
  logger: Logger | undefined = environmentLogger(),
): ((event: ClientEvent) => void) | undefined {
  const listeners = [...(onEvent ? [onEvent] : []), ...(logger ? [logEvent.bind(undefined, logger)] : [])];
  if (listeners.length === 0) return undefined;
  return (event) => {
    for (const listener of listeners) void tell(listener, event);
  };
}

/** A broken listener must not fail the call, nor end the process with an unhandled rejection. */
async function tell(listener: ClientEventListener, event: ClientEvent): Promise<void> {
  try {
    await listener(event);
  } catch {}
}
