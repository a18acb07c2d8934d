import { ClientError } from "../errors/client-error.ts";

/** The signature is good, but the body is not an event: it is not JSON, or lacks `type`, `timestamp` or `data`. */
export class WebhookBodyError extends ClientError {
  readonly kind = "webhookBody";

  override get name(): string {
    return "WebhookBodyError";
  }
}
