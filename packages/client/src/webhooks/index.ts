export { ConfigurationError } from "../errors/configuration-error.ts";
export type { ReceivedWebhookEvent, UnknownWebhookEvent } from "./received-event.ts";
export { type VerifyWebhookOptions, verifyWebhook, type WebhookError } from "./verify-webhook.ts";
export { WebhookBodyError } from "./webhook-body-error.ts";
export type { WebhookHeaders, WebhookInput } from "./webhook-input.ts";
export { WebhookSignatureError } from "./webhook-signature-error.ts";
export { WebhookTimestampError } from "./webhook-timestamp-error.ts";
