import { type WebhookEvent, webhookTypes } from "@ev-vehicles/types";
import { WebhookBodyError } from "./webhook-body-error.ts";

/** An event whose type this version of the package does not know: the API adds types without notice. */
export interface UnknownWebhookEvent {
  readonly type: "unknown";
  /** The event, unchanged. */
  readonly event: { readonly type: string; readonly timestamp: string; readonly data: unknown };
}

/** A verified event; `type` tells which one. */
export type ReceivedWebhookEvent = WebhookEvent | UnknownWebhookEvent;

/**
 * Reads a body whose signature has been verified.
 *
 *     {"type": "charging_sub_session.ended", "timestamp": "2022-11-03T20:26:10.344522Z", "data": {"id": "csub01…", …}}
 *
 * @throws WebhookBodyError if the body is not an event.
 */
export function readEvent(body: string): ReceivedWebhookEvent {
  const event = parsed(body);
  if (!isEnvelope(event)) {
    throw new WebhookBodyError(
      "The webhook's body is not an event: expected an object with type, timestamp and data",
    );
  }
  const isKnown = webhookTypes.some((type) => type === event.type);
  return isKnown ? (event as WebhookEvent) : { type: "unknown", event };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new WebhookBodyError("The webhook's body is not valid JSON", { cause });
  }
}

function isEnvelope(value: unknown): value is UnknownWebhookEvent["event"] {
  return (
    typeof value === "object" &&
    value !== null &&
    "data" in value &&
    "type" in value &&
    typeof value.type === "string" &&
    "timestamp" in value &&
    typeof value.timestamp === "string"
  );
}
