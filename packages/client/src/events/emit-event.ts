import type { Call } from "../request/call.ts";
import type { ClientEvent } from "./client-event.ts";

/** Tells of an event, without the call's secrets. */
export function emitEvent({ redaction, settings: { emit } }: Call, event: ClientEvent): void {
  // Names of the client's own are no secret, whatever the token is.
  emit?.({ ...redaction.apply(event), type: event.type, call: event.call } as ClientEvent);
}
