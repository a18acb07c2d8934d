import { Webhook } from "standardwebhooks";
import type { MockWebhookTarget } from "./webhook-target.ts";

/** An event that is ready to be sent. */
interface OutgoingWebhook {
  /** The `svix-id`, which is the same for all attempts. */
  readonly id: string;
  readonly type: string;
  readonly body: string;
  /** The time in `svix-timestamp`; by default, the current time. */
  readonly sentAt?: Date | undefined;
}

/** An attempt to deliver an event: the status of the response, or why there was none. */
export type WebhookAttempt = { readonly status: number } | { readonly error: string };

const defaultDelaysMs: readonly number[] = [1000, 5000, 30_000];

/**
 * Posts an event until the receiver responds with 200 or all retries have failed. Rejects only if the URL or the secret
 * is invalid.
 */
export async function deliverWebhook(
  webhook: OutgoingWebhook,
  target: MockWebhookTarget,
): Promise<readonly WebhookAttempt[]> {
  const attempts: WebhookAttempt[] = [];
  for (const delayMs of [0, ...(target.retryDelaysMs ?? defaultDelaysMs)]) {
    if (attempts.length > 0) await sleep(delayMs);
    const attempt = await post(signedRequest(webhook, target), target);
    attempts.push(attempt);
    if ("status" in attempt && attempt.status === 200) break;
  }
  return attempts;
}

/** All attempts have the same id. Each is signed with its own timestamp, unless `sentAt` is set. */
function signedRequest({ id, type, body, sentAt = new Date() }: OutgoingWebhook, target: MockWebhookTarget) {
  const signature = new Webhook(target.secret).sign(id, sentAt, body);
  return new Request(target.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "svix-id": id,
      "svix-timestamp": String(Math.floor(sentAt.getTime() / 1000)),
      "svix-signature": signature,
      "svix-event-type": type,
    },
    body,
    redirect: "manual",
  });
}

async function post(
  request: Request,
  { fetch = globalThis.fetch }: MockWebhookTarget,
): Promise<WebhookAttempt> {
  try {
    const response = await fetch(request);
    await response.body?.cancel();
    return { status: response.status };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** Waits. If timers of the runtime have `unref`, a waiting retry does not keep the process alive. */
function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer: unknown = setTimeout(resolve, milliseconds);
    (timer as { unref?: () => void }).unref?.();
  });
}
