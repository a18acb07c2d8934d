import type { paths } from "@ev-vehicles/types";
import type { TokenProvider } from "../auth/token-provider.ts";
import type { ClientEvent } from "../events/client-event.ts";
import type { Client, Middleware } from "../openapi-fetch.ts";
import type { BudgetStore } from "../rate-limit/budget-store.ts";
import type { RateLimit } from "../rate-limit/rate-limit.ts";
import type { CallLimits } from "./call.ts";
import type { RetryOptions } from "./retry.ts";
import type { Fetch } from "./transmit.ts";

/** What a client shares with all clients derived from it. */
export interface SharedSettings {
  readonly auth: string | TokenProvider | undefined;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** The only origin that may get the token. */
  readonly origin: string;
  readonly store: BudgetStore;
  /** The hourly budget, as reported by the latest response. */
  rateLimit: RateLimit | undefined;
  /** Whether a `versionMismatch` event was emitted. */
  versionReported: boolean;
}

/** The settings of one client. */
export interface Settings {
  readonly shared: SharedSettings;
  /** openapi-fetch's client: serializes requests, runs middleware, reads responses. */
  readonly core: Client<paths>;
  /** The user's own `fetch`. If undefined, each call looks up the global one. */
  readonly customFetch: Fetch | undefined;
  readonly requestInitExt: RequestInit | undefined;
  readonly version: number;
  readonly limits: CallLimits;
  readonly maxResponseBytes: number;
  readonly retry: RetryOptions;
  /** False if calls acquire no slots, and so never wait for the budget. */
  readonly budgeted: boolean;
  readonly bucket: string;
  /** Never throws. */
  readonly emit: ((event: ClientEvent) => void) | undefined;
  middleware: readonly Middleware[];
}
