/** Where the mock posts events, and how it signs them. */
export interface MockWebhookTarget {
  /** The URL that events are posted to. */
  readonly url: string;
  /** The signing secret: `whsec_` and a Base64 text. */
  readonly secret: string;
  /**
   * How requests are sent; with the `fetch` of an application, nothing has to listen on a port.
   *
   * @default the global `fetch`
   */
  readonly fetch?: (request: Request) => Response | Promise<Response>;
  /**
   * How long to wait before each repetition of a delivery that was not accepted, in milliseconds.
   *
   * @default [1000, 5000, 30000]
   */
  readonly retryDelaysMs?: readonly number[];
  /**
   * The base URL of the resources in an event.
   *
   * @default "https://api.ev.energy/v2"
   */
  readonly baseUrl?: string;
}

/** Where the mock posts events by itself. */
export interface MockWebhookOptions extends MockWebhookTarget {
  /**
   * Whether to send one event of each type as soon as the mock is made, so that there is something to receive.
   *
   * @default false
   */
  readonly sendOnStart?: boolean;
}
