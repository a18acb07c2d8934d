import { ClientError } from "../errors/client-error.ts";

/** The signature is good, but the body is no event: no JSON, or without `type`, `timestamp` and `data`. */
export class WebhookBodyError extends ClientError {
  readonly kind = "webhookBody";

  override get name(): string {
    return "WebhookBodyError";
  }
}
