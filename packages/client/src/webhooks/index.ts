export { ConfigurationError } from "../errors/configuration-error.ts";
export type { ReceivedWebhookEvent, UnknownWebhookEvent } from "./received-event.ts";
export { type VerifyWebhookOptions, verifyWebhook } from "./verify-webhook.ts";
export { WebhookBodyError } from "./webhook-body-error.ts";
export type { WebhookError } from "./webhook-error.ts";
export type { WebhookHeaders, WebhookInput } from "./webhook-input.ts";
export { WebhookSignatureError } from "./webhook-signature-error.ts";
export { WebhookTimestampError } from "./webhook-timestamp-error.ts";
