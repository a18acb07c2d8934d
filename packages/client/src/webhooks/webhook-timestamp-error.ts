import { ClientError } from "../errors/client-error.ts";

/**
 * The request's timestamp is more than five minutes in the past or future: the request may be a replay. The signature
 * was not checked. If every delivery fails with this error, this machine's clock is wrong.
 */
export class WebhookTimestampError extends ClientError {
  readonly kind = "webhookTimestamp";
  /** When the request claims to have been sent. */
  declare readonly sentAt: Date;

  constructor(message: string, sentAt: Date, cause: unknown) {
    super(message, { cause });
    this.sentAt = sentAt;
  }

  override get name(): string {
    return "WebhookTimestampError";
  }
}
