import type { Hono } from "hono";
import type { MockSeed } from "./state/seed-file.ts";
import type { MockSnapshot } from "./state/snapshot.ts";
import type { MockClock } from "./time/mock-clock.ts";
import type { SendWebhookOptions, WebhookDelivery } from "./webhooks/webhook-sender.ts";

/** The ev.energy v2 Vehicles API in memory. */
export interface VehiclesMock {
  /**
   * Responds to a request as the API would. It has the signature of the global `fetch`, and can be passed in its place:
   * `createVehiclesClient({ fetch: mock.fetch })`. Any origin works; paths are those of the API, and URLs in responses
   * use the origin of the request.
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
   * @throws {RangeError} if neither these options nor the option `webhook` give a URL and a secret, or if there is nothing to send.
   */
  sendWebhook(this: void, options: SendWebhookOptions): Promise<WebhookDelivery>;
  /** The mock's clock: rate limits, tokens and new ids use it. */
  readonly clock: MockClock;
  /** Returns the mock's whole state as plain JSON. */
  snapshot(this: void): MockSnapshot;
  /** Replaces the current state with a snapshot, or parts of one. Tokens and rate limits stay as they are. */
  restore(this: void, state: MockSeed): void;
  /** Restores the state that the mock started with. Tokens and rate limits stay as they are. */
  reset(this: void): void;
}
