import { ClientError } from "../errors/client-error.ts";

/** The signature is valid, but the body is not an event: it is not JSON, or has no `type`, `timestamp` or `data`. */
export class WebhookBodyError extends ClientError {
  readonly kind = "webhookBody";

  override get name(): string {
    return "WebhookBodyError";
  }
}
