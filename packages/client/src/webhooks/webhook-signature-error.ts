import { ClientError } from "../errors/client-error.ts";

/** The request was not signed with this secret, or was changed in transit. Return 401 or 400, and ignore its content. */
export class WebhookSignatureError extends ClientError {
  readonly kind = "webhookSignature";

  override get name(): string {
    return "WebhookSignatureError";
  }
}
