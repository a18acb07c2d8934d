import type { Hono } from "hono";
import type { MockSeed } from "./state/seed.ts";
import type { MockSnapshot } from "./state/snapshot.ts";
import type { MockClock } from "./time/mock-clock.ts";
import type { SendWebhookOptions, WebhookDelivery } from "./webhooks/webhook-sender.ts";

/** The ev.energy v2 Vehicles API in memory. */
export interface VehiclesMock {
  /**
   * Responds to a request as the API would. It has the signature of the global `fetch` and can replace it:
   * `createVehiclesClient({ fetch: mock.fetch })`. Requests may use any origin, and the URLs in a response have the
   * origin of its request. The paths are those of the API.
   */
  fetch(this: void, input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /**
   * The Hono app behind `fetch`. You can mount it in your own app (`app.route("/", mock.app)`), serve it with any of
   * Hono's adapters, or send it requests in tests with `mock.app.request("/v2/vehicles")`.
   */
  readonly app: Hono;
  /**
   * Signs an event and posts it to a webhook, as the API does: unless the response is 200, the event is sent again with
   * the same `svix-id`.
   *
   * ```ts
   * const { delivered } = await mock.sendWebhook({ type: "charging_sub_session.ended", url, secret, fetch: app.fetch });
   * ```
   *
   * @throws {RangeError} if neither these options nor the option `webhook` contain a URL and a secret, if the type is
   *   unknown and `data` is missing, or if the mock has no sub-session, or none with the passed id.
   */
  sendWebhook(this: void, options: SendWebhookOptions): Promise<WebhookDelivery>;
  /** The mock's clock, which rate limits, tokens and new ids use. */
  readonly clock: MockClock;
  /** Returns the mock's whole state, except tokens and rate limits, as plain JSON. */
  snapshot(this: void): MockSnapshot;
  /**
   * Replaces the current state with a snapshot, or parts of one; missing parts are made up, as in the option `state`.
   * Tokens and rate limits stay as they are.
   */
  restore(this: void, state: MockSeed): void;
  /** Restores the state that the mock started with. Tokens and rate limits stay as they are. */
  reset(this: void): void;
}
