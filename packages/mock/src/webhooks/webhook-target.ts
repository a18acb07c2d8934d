/** Where the mock posts events, and how it signs them. */
export interface MockWebhookTarget {
  /** The URL that events are posted to. */
  readonly url: string;
  /** The signing secret: `whsec_` followed by Base64. */
  readonly secret: string;
  /**
   * How requests are sent. With an application's `fetch`, nothing needs to listen on a port.
   *
   * @default the global `fetch`
   */
  readonly fetch?: (request: Request) => Response | Promise<Response>;
  /**
   * The delay before each retry, in milliseconds. A delivery is retried unless the response is 200.
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

/** The webhook that the mock posts its own events to. */
export interface MockWebhookOptions extends MockWebhookTarget {
  /**
   * Whether to send one event of each type as soon as the mock is created, so that a receiver has something to process.
   *
   * @default false
   */
  readonly sendOnStart?: boolean;
}
