import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { type ReceivedWebhookEvent, receivedEvent } from "./received-event.ts";
import { type RawWebhook, rawWebhook, type WebhookInput } from "./webhook-input.ts";
import { WebhookSignatureError } from "./webhook-signature-error.ts";
import { WebhookTimestampError } from "./webhook-timestamp-error.ts";

/** What signatures are checked with. */
export interface VerifyWebhookOptions {
  /** The signing secret from the webhook portal: `whsec_…`. */
  readonly secret: string;
}

/**
 * Verifies a webhook of the API and returns its event. An event of a type that this version does not know is not an
 * error: it is returned as `{ type: "unknown", event }`.
 *
 * ```ts
 * const event = await verifyWebhook(request, { secret });
 * if (event.type === "charging_sub_session.ended") console.log(event.data.energy_delivered_watt_hours);
 * ```
 *
 * Deliveries can be repeated: store the `svix-id` header of each request, and skip those that you have already handled.
 *
 * @param request A web-standard `Request`, or its headers and its raw body.
 * @throws {@link WebhookSignatureError} if the signature is missing or wrong.
 * @throws {@link WebhookTimestampError} if the timestamp is more than five minutes in the past or future.
 * @throws {@link WebhookBodyError} if the signature is good but the body is not an event.
 * @throws {@link ConfigurationError} if the secret is malformed, or the raw body is missing.
 */
export async function verifyWebhook(
  request: Request | WebhookInput,
  { secret }: VerifyWebhookOptions,
): Promise<ReceivedWebhookEvent> {
  const webhook = webhookOf(secret);
  const raw = await rawWebhook(request);
  checkSignature(webhook, raw);
  return receivedEvent(raw.body);
}

/**
 * The Standard Webhooks scheme under Svix's header names (API fact): HMAC-SHA256 over `id.timestamp.body`.
 *
 *     svix-id: msg_2b1vKqTEWLXWlPlH8T1kSZRYbHv
 *     svix-timestamp: 1713431210
 *     svix-signature: v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
 */
function checkSignature(webhook: Webhook, { header, body }: RawWebhook): void {
  const id = header("svix-id");
  const timestamp = header("svix-timestamp");
  const signature = header("svix-signature");
  if (!id || !timestamp || !signature) {
    const missing = ["svix-id", "svix-timestamp", "svix-signature"].filter((name) => !header(name));
    throw new WebhookSignatureError(`The webhook lacks the header ${missing.join(" and the header ")}.`);
  }
  const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
  try {
    webhook.verify(body, headers, { jsonParse: false });
  } catch (cause) {
    if (!(cause instanceof WebhookVerificationError)) throw cause;
    // The library tells them apart by message alone: "Message timestamp too old", "… too new".
    if (!/timestamp too/.test(cause.message))
      throw new WebhookSignatureError("The webhook's signature does not match the secret and the body.", {
        cause,
      });
    const sentAt = new Date(Number.parseInt(timestamp, 10) * 1000);
    throw new WebhookTimestampError(
      `The webhook's timestamp is too far from this machine's clock: ${timestamp} seconds since 1970.`,
      sentAt,
      cause,
    );
  }
}

/** The message names what was expected and never the secret itself. */
function webhookOf(secret: string): Webhook {
  try {
    return new Webhook(secret);
  } catch {
    const given =
      typeof secret === "string" ? (secret === "" ? "an empty string" : "another text") : typeof secret;
    throw new ConfigurationError(
      `The webhook secret is not valid. Expected whsec_ and a Base64 text, as the webhook portal shows it; got ${given}.`,
    );
  }
}
