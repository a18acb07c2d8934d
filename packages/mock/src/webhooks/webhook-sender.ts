import { servers, type WebhookEvent, webhookTypes } from "@ev-vehicles/types";
import type { Links } from "../resources/links.ts";
import type { Fleet } from "../state/fleet.ts";
import type { ReadableClock } from "../time/mock-clock.ts";
import { deliverWebhook, type WebhookAttempt } from "./deliver-webhook.ts";
import { webhookData } from "./webhook-data.ts";
import type { MockWebhookOptions, MockWebhookTarget } from "./webhook-target.ts";

/** The event to send, and where to send it if not to the mock's configured webhook. */
export interface SendWebhookOptions extends Partial<MockWebhookTarget> {
  /** The event's type. Events of an unknown type need `data`. */
  readonly type: WebhookEvent["type"] | (string & {});
  /**
   * The id of the event's charging sub-session.
   *
   * @default the newest one that matches the type
   */
  readonly chargingSubSession?: string;
  /** The `data` to send instead of a charging sub-session. */
  readonly data?: unknown;
  /**
   * The `svix-id`. To repeat a delivery, send an event with the same id.
   *
   * @default a new one
   */
  readonly id?: string;
  /**
   * When the event happened.
   *
   * @default now, by the mock's clock
   */
  readonly timestamp?: Date | string;
  /**
   * The time in `svix-timestamp`. Receivers compare it with the real time, so the default is not the mock's time.
   *
   * @default now, by the machine's clock
   */
  readonly sentAt?: Date;
}

/** The result of sending an event. */
export interface WebhookDelivery {
  /** The `svix-id` of every attempt. */
  readonly id: string;
  /** The event that was sent. */
  readonly event: { readonly type: string; readonly timestamp: string; readonly data: unknown };
  /** Whether the receiver responded with 200. */
  readonly delivered: boolean;
  readonly attempts: readonly WebhookAttempt[];
}

interface WebhookSource {
  readonly fleet: () => Fleet;
  readonly clock: ReadableClock;
  /** Returns 32 repeatable random bits, for ids. */
  readonly random: () => number;
  readonly linksFor: (base: string) => Links;
  readonly target: MockWebhookOptions | undefined;
}

interface WebhookSender {
  /** Sends one event, with retries. */
  readonly send: (options: SendWebhookOptions) => Promise<WebhookDelivery>;
  /** Sends an event to the configured webhook, if there is one, without waiting for the delivery. */
  readonly emit: (type: WebhookEvent["type"], chargingSubSession?: string) => void;
}

/** Creates the part of a mock that posts events. */
export function createWebhookSender(source: WebhookSource): WebhookSender {
  const { clock, random, fleet, linksFor, target: configured } = source;

  async function send(options: SendWebhookOptions): Promise<WebhookDelivery> {
    const target = targetOf({ ...configured, ...options });
    const { type, id = newId(random), timestamp = clock.now } = options;
    const view = { fleet: fleet(), links: linksFor(target.baseUrl ?? servers.live) };
    const event = {
      type,
      timestamp: typeof timestamp === "string" ? timestamp : timestamp.toISOString(),
      data: "data" in options ? options.data : dataOf(type, options.chargingSubSession, view),
    };
    const outgoing = { id, type, body: JSON.stringify(event), sentAt: options.sentAt };
    const attempts = await deliverWebhook(outgoing, target);
    const last = attempts.at(-1);
    return { id, event, attempts, delivered: last !== undefined && "status" in last && last.status === 200 };
  }

  function emit(type: WebhookEvent["type"], chargingSubSession?: string): void {
    if (!configured) return;
    send({ type, ...(chargingSubSession !== undefined && { chargingSubSession }) }).then(
      ({ delivered, id, attempts }) => {
        if (!delivered)
          console.warn(`The webhook ${id} (${type}) was not delivered: ${attempts.map(textOf).join(", ")}.`);
      },
      (error: unknown) => console.warn(`The webhook ${type} was not sent: ${String(error)}`),
    );
  }

  return { send, emit };
}

function targetOf({ url, secret, ...rest }: Partial<MockWebhookTarget>): MockWebhookTarget {
  if (url !== undefined && secret !== undefined) return { url, secret, ...rest };
  const missing = url === undefined ? "url" : "secret";
  throw new RangeError(
    `sendWebhook has no ${missing}: pass it, or create the mock with the option webhook: { url, secret }.`,
  );
}

function dataOf(type: string, id: string | undefined, view: Parameters<typeof webhookData>[2]): unknown {
  const known = webhookTypes.find((name) => name === type);
  if (known) return webhookData(known, id, view);
  throw new RangeError(`The API has no webhook ${type}: pass its data, or use ${webhookTypes.join(" or ")}.`);
}

function textOf(attempt: WebhookAttempt): string {
  return "status" in attempt ? `status ${attempt.status}` : attempt.error;
}

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** An id like those of Svix: `msg_2b1vKqTEWLXWlPlH8T1kSZRYbHv`. */
function newId(random: () => number): string {
  return `msg_${Array.from({ length: 27 }, () => letters.charAt(random() % letters.length)).join("")}`;
}
