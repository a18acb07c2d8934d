import { ClientError } from "../errors/client-error.ts";

/**
 * The request was sent too long ago, or in the future: it may be a recording that somebody plays back. If it happens to every
 * delivery, the clock of this machine is wrong.
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
