import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { type ReceivedWebhookEvent, readEvent } from "./received-event.ts";
import type { WebhookBodyError } from "./webhook-body-error.ts";
import { type RawWebhook, readRawWebhook, type WebhookInput } from "./webhook-input.ts";
import { WebhookSignatureError } from "./webhook-signature-error.ts";
import { WebhookTimestampError } from "./webhook-timestamp-error.ts";

/** Options of {@link verifyWebhook}. */
export interface VerifyWebhookOptions {
  /** The signing secret from the webhook portal: `whsec_…`. */
  readonly secret: string;
}

/** Every error of {@link verifyWebhook}. A `switch` over its `kind` can be exhaustive. */
export type WebhookError =
  | ConfigurationError
  | WebhookBodyError
  | WebhookSignatureError
  | WebhookTimestampError;

/**
 * Verifies a webhook of the API and returns its event. An event of unknown type is not an error: it is returned as
 * `{ type: "unknown", event }`.
 *
 * ```ts
 * const event = await verifyWebhook(request, { secret });
 * if (event.type === "charging_sub_session.ended") console.log(event.data.energy_delivered_watt_hours);
 * ```
 *
 * A webhook can be delivered more than once: store the `svix-id` header of each webhook, and skip a webhook whose
 * `svix-id` you have already handled.
 *
 * @param request A web-standard `Request`, or the headers and the raw body of a request.
 * @throws {@link WebhookSignatureError} if the signature is missing or wrong.
 * @throws {@link WebhookTimestampError} if the timestamp is more than five minutes in the past or future.
 * @throws {@link WebhookBodyError} if the signature is valid but the body is not an event.
 * @throws {@link ConfigurationError} if the secret is malformed, or the raw body is missing.
 */
export async function verifyWebhook(
  request: Request | WebhookInput,
  { secret }: VerifyWebhookOptions,
): Promise<ReceivedWebhookEvent> {
  const webhook = webhookOf(secret);
  const raw = await readRawWebhook(request);
  checkSignature(webhook, raw);
  return readEvent(raw.body);
}

/**
 * The API signs with the Standard Webhooks scheme, HMAC-SHA256 over `id.timestamp.body`, but uses Svix's header names:
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
    throw new WebhookSignatureError(`The webhook has no ${missing.join(" and no ")} header`);
  }
  const headers = { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature };
  try {
    webhook.verify(body, headers, { jsonParse: false });
  } catch (cause) {
    if (!(cause instanceof WebhookVerificationError)) throw cause;
    // The library distinguishes its errors only by message: "Message timestamp too old" or "… too new".
    if (!/timestamp too/.test(cause.message))
      throw new WebhookSignatureError("The webhook's signature does not match the secret and the body", {
        cause,
      });
    const sentAt = new Date(Number.parseInt(timestamp, 10) * 1000);
    throw new WebhookTimestampError(
      `The webhook's timestamp differs from this machine's clock by more than five minutes: ${timestamp} seconds since 1970`,
      sentAt,
      cause,
    );
  }
}

/** @throws ConfigurationError whose message does not contain the secret. */
function webhookOf(secret: string): Webhook {
  try {
    return new Webhook(secret);
  } catch {
    const text = secret === "" ? "an empty string" : "a string in another form";
    const got = typeof secret === "string" ? text : typeof secret;
    throw new ConfigurationError(
      `secret: expected whsec_ followed by Base64, as the webhook portal shows it; got ${got}`,
    );
  }
}
