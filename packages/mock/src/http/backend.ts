import type { FaultChooser } from "../faults/choose-faults.ts";
import type { MockSettings } from "../mock-options.ts";
import type { OAuthState } from "../oauth/token-endpoint.ts";
import type { Links } from "../resources/links.ts";
import type { Fleet } from "../state/fleet.ts";
import type { ReadableClock } from "../time/mock-clock.ts";
import type { ResponseCache } from "./cache/response-cache.ts";
import type { TokenPolicy } from "./caller/authenticate.ts";
import type { Budgets } from "./rate-limit/budgets.ts";

/** The state and settings that responses are made from. */
export interface Backend {
  /** Returns the current state: the sandbox's or the live one, which can be replaced at any time. */
  readonly fleet: (sandbox: boolean) => Fleet;
  readonly clock: ReadableClock;
  readonly budgets: Budgets;
  readonly random: () => number;
  readonly cache: ResponseCache;
  readonly tokens: TokenPolicy;
  readonly oauth: OAuthState;
  readonly faults: FaultChooser;
  readonly linksFor: (base: string) => Links;
  /** Whether to validate the responses of handlers against the API description. */
  readonly checkResponses: boolean;
  /** Whether pages of other origins may call the mock, and which response headers they may read. */
  readonly cors: MockSettings["cors"];
}
