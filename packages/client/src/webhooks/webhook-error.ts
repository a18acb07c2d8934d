import type { ConfigurationError } from "../errors/configuration-error.ts";
import type { WebhookBodyError } from "./webhook-body-error.ts";
import type { WebhookSignatureError } from "./webhook-signature-error.ts";
import type { WebhookTimestampError } from "./webhook-timestamp-error.ts";

/** Every error of {@link verifyWebhook}. A `switch` over its `kind` can be exhaustive. */
export type WebhookError =
  | ConfigurationError
  | WebhookBodyError
  | WebhookSignatureError
  | WebhookTimestampError;
