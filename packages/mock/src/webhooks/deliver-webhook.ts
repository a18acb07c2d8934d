import { Webhook } from "standardwebhooks";
import type { MockWebhookTarget } from "./webhook-target.ts";

/** What is sent. */
export interface OutgoingWebhook {
  /** The `svix-id`, which stays the same if the delivery is repeated. */
  readonly id: string;
  readonly type: string;
  readonly body: string;
  /** When the delivery claims to be sent; by default, when it is. */
  readonly sentAt?: Date | undefined;
}

/** One attempt: the status of the response, or why there was no response. */
export type WebhookAttempt = { readonly status: number } | { readonly error: string };

const defaultDelaysMs: readonly number[] = [1000, 5000, 30_000];

/** Posts an event until it is accepted with 200 or all repetitions are used up. Never rejects. */
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

/** Each repetition has a timestamp and a signature of its own, and the same ID. */
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

/** On runtimes whose timers allow it, a waiting delivery does not keep the process alive. */
function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer: unknown = setTimeout(resolve, milliseconds);
    (timer as { unref?: () => void }).unref?.();
  });
}
