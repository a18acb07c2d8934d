import type { Middleware } from "openapi-fetch";
import type { TokenProvider } from "../auth/token-provider.ts";
import type { ClientEvent } from "../events/client-event.ts";
import type { BudgetStore } from "../rate-limit/budget-store.ts";
import type { RateLimit } from "../rate-limit/rate-limit.ts";
import type { Fetch } from "./fetch.ts";
import type { RetryOptions } from "./retry.ts";

/** What all scopes of a client share. */
export interface Settings {
  readonly auth: string | TokenProvider | undefined;
  /** The base URL without a slash at its end. */
  readonly baseUrl: string;
  /** The only place that the token may go to. */
  readonly origin: string;
  /** As the header has it. */
  readonly version: string;
  readonly fetch: Fetch;
  readonly timeoutMs: number;
  readonly totalTimeoutMs: number;
  readonly maxWaitMs: number;
  readonly retry: RetryOptions;
  readonly store: BudgetStore | undefined;
  readonly bucket: string;
  /** Never throws. */
  readonly emit: ((event: ClientEvent) => void) | undefined;
  /** While there is any, it is shown real requests. */
  middleware: readonly Middleware[];
  /** From the last answer. */
  rateLimit?: RateLimit;
  /** Whether an answer of another version was reported. */
  versionReported?: boolean;
}
