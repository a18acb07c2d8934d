import { ClientError } from "../errors/client-error.ts";

/**
 * The request's timestamp is too far in the past or future: it may be a replayed request. If this happens with every
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
