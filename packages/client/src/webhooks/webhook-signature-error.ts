import { ClientError } from "../errors/client-error.ts";

/** The request was not signed with this secret, or was changed on its way. Return 401 or 400, and act on nothing in it. */
export class WebhookSignatureError extends ClientError {
  readonly kind = "webhookSignature";

  override get name(): string {
    return "WebhookSignatureError";
  }
}
