import type { Hono } from "hono";
import type { MockSeed } from "./state/seed-file.ts";
import type { MockSnapshot } from "./state/snapshot.ts";
import type { MockClock } from "./time/mock-clock.ts";
import type { SendWebhookOptions, WebhookDelivery } from "./webhooks/webhook-sender.ts";

/** The ev.energy v2 Vehicles API in memory. */
export interface VehiclesMock {
  /**
   * Answers a request as the API would. It has the shape of the global `fetch`, and can take its place wherever one can
   * be passed: `createVehiclesClient({ fetch: mock.fetch })`. The origin does not matter; paths are those of the API,
   * and answers name the origin that was asked.
   */
  fetch(this: void, input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /**
   * The Hono app behind `fetch`. Mount it in an app of your own (`app.route("/", mock.app)`), serve it by any of Hono's
   * adapters, or send it a test's request by `mock.app.request("/v2/vehicles")`.
   */
  readonly app: Hono;
  /**
   * Signs an event and posts it to a webhook, as the API does: if the receiver does not accept it with 200, it is repeated with
   * the same `svix-id`.
   *
   * ```ts
   * const { delivered } = await mock.sendWebhook({ type: "charging_sub_session.ended", url, secret, fetch: app.fetch });
   * ```
   *
   * @throws {RangeError} if there is no URL or no secret, neither here nor in the option `webhook`, or nothing to send.
   */
  sendWebhook(this: void, options: SendWebhookOptions): Promise<WebhookDelivery>;
  /** The mock's clock: rate limits, tokens and new ids go by it. */
  readonly clock: MockClock;
  /** Takes down everything that the mock remembers, as plain JSON. */
  snapshot(this: void): MockSnapshot;
  /** Puts a state in place of the present one: a snapshot, or the parts of one. Tokens and budgets stay. */
  restore(this: void, state: MockSeed): void;
  /** Goes back to the state that the mock started with. Tokens and budgets stay. */
  reset(this: void): void;
}
