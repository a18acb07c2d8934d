import type { paths } from "@ev-vehicles/types";
import type { TokenProvider } from "../auth/token-provider.ts";
import type { ClientEvent } from "../events/client-event.ts";
import type { Client, Middleware } from "../openapi-fetch.ts";
import type { BudgetStore } from "../rate-limit/budget-store.ts";
import type { RateLimit } from "../rate-limit/rate-limit.ts";
import type { CallLimits } from "./call.ts";
import type { Fetch } from "./fetch.ts";
import type { RetryOptions } from "./retry.ts";

/** What a client and all clients derived from it have in common. */
export interface SharedSettings {
  readonly auth: string | TokenProvider | undefined;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** The only place that the token may go to. */
  readonly origin: string;
  readonly store: BudgetStore;
  /** What the latest response said about the hourly budget. */
  rateLimit: RateLimit | undefined;
  /** Whether a response of another API version was reported. */
  versionReported: boolean;
}

/** How one client makes its calls. */
export interface Settings {
  readonly shared: SharedSettings;
  /** openapi-fetch's client: serializes requests, runs middleware, reads responses. */
  readonly core: Client<paths>;
  /** A `fetch` of the user's own; undefined for the global one of that moment. */
  readonly ownFetch: Fetch | undefined;
  readonly requestInitExt: RequestInit | undefined;
  readonly version: number;
  readonly limits: CallLimits;
  readonly maxResponseBytes: number;
  readonly retry: RetryOptions;
  /** False if the API alone is to keep the budget. */
  readonly budgeted: boolean;
  readonly bucket: string;
  /** Never throws. */
  readonly emit: ((event: ClientEvent) => void) | undefined;
  middleware: readonly Middleware[];
}
