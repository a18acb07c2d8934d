import type { FaultChooser } from "../faults/choose-faults.ts";
import type { MockSettings } from "../mock-options.ts";
import type { OAuthState } from "../oauth/token-endpoint.ts";
import type { Links } from "../resources/links.ts";
import type { Fleet } from "../state/fleet.ts";
import type { ReadableClock } from "../time/mock-clock.ts";
import type { TokenPolicy } from "./authenticate.ts";
import type { Budgets } from "./budgets.ts";
import type { ResponseCache } from "./response-cache.ts";

/** What responses are made from. */
export interface Backend {
  /** The present state, the live one or the sandbox's; a function, because it can be replaced. */
  readonly fleet: (sandbox: boolean) => Fleet;
  readonly clock: ReadableClock;
  readonly budgets: Budgets;
  readonly chance: () => number;
  readonly cache: ResponseCache;
  readonly tokens: TokenPolicy;
  readonly oauth: OAuthState;
  readonly faults: FaultChooser;
  readonly linksOf: (base: string) => Links;
  /** Whether each response is compared with the description. */
  readonly checkResponses: boolean;
  /** Whether pages of other origins may call the mock, and which headers they may read. */
  readonly cors: MockSettings["cors"];
}
