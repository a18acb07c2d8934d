import { servers, type WebhookEvent, webhookTypes } from "@ev-vehicles/types";
import type { Links } from "../resources/links.ts";
import type { Fleet } from "../state/fleet.ts";
import type { ReadableClock } from "../time/mock-clock.ts";
import { deliverWebhook, type WebhookAttempt } from "./deliver-webhook.ts";
import { webhookData } from "./webhook-data.ts";
import type { MockWebhookOptions, MockWebhookTarget } from "./webhook-target.ts";

/** Which event to send, and where if not to the mock's own target. */
export interface SendWebhookOptions extends Partial<MockWebhookTarget> {
  /** The event's type; an unknown type is sent, too, with the given `data`. */
  readonly type: WebhookEvent["type"] | (string & {});
  /**
   * The id of the charging sub-session that the event is about.
   *
   * @default the newest that fits the type
   */
  readonly chargingSubSession?: string;
  /** What to send as `data` instead of a charging sub-session. */
  readonly data?: unknown;
  /**
   * The `svix-id`; send the same one twice to repeat a delivery.
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
   * When the delivery claims to be sent. Receivers compare it with the real time, so the mock's clock is not used.
   *
   * @default now, by the clock of the machine
   */
  readonly sentAt?: Date;
}

/** The result of sending an event. */
export interface WebhookDelivery {
  /** The `svix-id` of every attempt. */
  readonly id: string;
  /** The event that was sent. */
  readonly event: { readonly type: string; readonly timestamp: string; readonly data: unknown };
  /** Whether the receiver accepted it with 200. */
  readonly delivered: boolean;
  readonly attempts: readonly WebhookAttempt[];
}

export interface WebhookSource {
  readonly fleet: () => Fleet;
  readonly clock: ReadableClock;
  /** Returns 32 repeatable random bits, for ids. */
  readonly chance: () => number;
  readonly linksOf: (base: string) => Links;
  readonly target: MockWebhookOptions | undefined;
}

export interface WebhookSender {
  /** Sends one event, and repeats it until it is accepted. */
  readonly send: (options: SendWebhookOptions) => Promise<WebhookDelivery>;
  /** Sends an event to the mock's own target, if it has one, without waiting for the delivery. */
  readonly announce: (type: WebhookEvent["type"], chargingSubSession?: string) => void;
}

/** Makes the part of a mock that posts events. */
export function createWebhookSender(source: WebhookSource): WebhookSender {
  const { clock, chance, fleet, linksOf, target: own } = source;

  async function send(options: SendWebhookOptions): Promise<WebhookDelivery> {
    const target = targetOf({ ...own, ...options });
    const { type, id = newId(chance), timestamp = clock.now } = options;
    const view = { fleet: fleet(), links: linksOf(target.baseUrl ?? servers.live) };
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

  function announce(type: WebhookEvent["type"], chargingSubSession?: string): void {
    if (!own) return;
    send({ type, ...(chargingSubSession !== undefined && { chargingSubSession }) }).then(
      ({ delivered, id, attempts }) => {
        if (!delivered)
          console.warn(`The webhook ${id} (${type}) was not accepted: ${attempts.map(textOf).join(", ")}.`);
      },
      (error: unknown) => console.warn(`The webhook ${type} was not sent: ${String(error)}`),
    );
  }

  return { send, announce };
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

/** An ID such as Svix makes: `msg_2b1vKqTEWLXWlPlH8T1kSZRYbHv`. */
function newId(chance: () => number): string {
  return `msg_${Array.from({ length: 27 }, () => letters.charAt(chance() % letters.length)).join("")}`;
}
