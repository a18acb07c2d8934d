import { ClientError } from "../errors/client-error.ts";

/**
 * The request has no signature, was not signed with this secret, or was changed in transit. Respond with 400 or 401,
 * and ignore the body.
 */
export class WebhookSignatureError extends ClientError {
  readonly kind = "webhookSignature";

  override get name(): string {
    return "WebhookSignatureError";
  }
}
