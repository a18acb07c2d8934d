import type { Fault } from "./faults/fault.ts";
import { readFaults } from "./faults/read-faults.ts";
import { defaultApplications, type MockApplication } from "./oauth/application.ts";
import type { MockSeed } from "./state/seed.ts";
import type { MockWebhookOptions } from "./webhooks/webhook-target.ts";

/** The options of a mock. All are optional. */
export interface VehiclesMockOptions {
  /**
   * The number of vehicles in the made-up fleet. The number of users and logs depends on it.
   *
   * @default 230
   */
  readonly vehicles?: number;
  /**
   * Selects the made-up fleet: the same seed, size and `now` always give the same fleet, including ids.
   *
   * @default 1
   */
  readonly seed?: number;
  /**
   * The time at which the fleet's history ends and the mock's clock starts: a Date, an ISO 8601 string or milliseconds
   * since 1970. The clock then runs at normal speed; see the mock's `clock`.
   *
   * @default "2024-04-18T09:00:00Z"
   */
  readonly now?: Date | string | number;
  /**
   * The maximum number of requests in a rolling hour: a number for requests with a token, an object to also set the
   * maximum of requests without a token, or `false` for no limit.
   *
   * @default { withToken: 1000, withoutToken: 50 }
   */
  readonly rateLimit?: number | false | Partial<RateLimits>;
  /**
   * The state to start with: a snapshot, or parts of one. A user needs only an e-mail address; a vehicle needs only a
   * trim and a user. Missing parts are made up, but a state with users or vehicles gets no made-up vehicles.
   */
  readonly state?: MockSeed;
  /**
   * The OAuth applications that can get tokens.
   *
   * @default "mock-client" with the secret "mock-secret", "mock-public-client" without one, and
   * "mock-sandbox-client" with "mock-sandbox-secret"
   */
  readonly applications?: readonly MockApplication[];
  /**
   * Whether well-formed bearer tokens are accepted even if the mock did not issue them. Such a token has all scopes of
   * the first application. If `false`, only `mockToken` and tokens from the mock's token endpoint are accepted.
   *
   * @default true
   */
  readonly acceptUnknownTokens?: boolean;
  /**
   * Whether all callers get the sandbox, which has static data and ignores writes. If `false`, their credentials
   * decide.
   *
   * @default false
   */
  readonly sandbox?: boolean;
  /**
   * Whether some URLs in responses have the odd forms of the API's samples, such as `…/trim/vehicle_trim01…`. Requests
   * to such URLs work even without this option.
   *
   * @default false
   */
  readonly oddUrls?: boolean;
  /**
   * Where to post events. The mock posts one for each charging sub-session that a disconnection ends, and with
   * `sendOnStart` one of each type; `sendWebhook` posts any other. Without this option, only `sendWebhook` posts
   * events, and it needs a URL and a secret.
   */
  readonly webhook?: MockWebhookOptions;
  /** The faults, as a list or as text: `"latency=200, status=503 rate=0.1"`. The mock's guide lists all faults. */
  readonly faults?: readonly Fault[] | string;
  /**
   * Whether pages of other origins may call the mock (CORS) and read the response headers that a client needs.
   * `exposeHeaders` limits these headers: with an empty list, pages cannot read `Link`, as behind a proxy that does not
   * expose it. If `false`, pages of other origins cannot call the mock.
   *
   * @default true
   */
  readonly cors?: boolean | { readonly exposeHeaders: readonly string[] };
  /**
   * Whether each successful response is validated against the API description. If it does not match, the mock responds
   * with a 500 that contains the first difference. As with the client's `validateResponses`, unknown fields and unknown
   * enum values are allowed. Validation makes the mock slower; it is useful to test the mock's own handlers.
   *
   * @default false
   */
  readonly checkResponses?: boolean;
}

/** The maximum numbers of requests in a rolling hour. */
export interface RateLimits {
  /** For the client credentials of each application, and for each user with a token of their own. */
  readonly withToken: number;
  /** For each IP address that sends requests without a token. Only some operations allow such requests. */
  readonly withoutToken: number;
}

/** The options, with defaults applied. */
export interface MockSettings {
  readonly vehicles: number;
  readonly seed: number;
  readonly now: Date | string | number;
  readonly rateLimits: RateLimits | false;
  readonly state: MockSeed;
  readonly applications: readonly [MockApplication, ...MockApplication[]];
  readonly acceptUnknownTokens: boolean;
  readonly sandbox: boolean;
  readonly oddUrls: boolean;
  readonly webhook: MockWebhookOptions | undefined;
  readonly faults: readonly Fault[];
  readonly cors: boolean | { readonly exposeHeaders: readonly string[] };
  readonly checkResponses: boolean;
}

const defaultLimits: RateLimits = { withToken: 1000, withoutToken: 50 };

/** Checks the options and applies the defaults. @throws {RangeError} naming the invalid option, or part of `faults`. */
export function readOptions(options: VehiclesMockOptions): MockSettings {
  const { vehicles = 230, seed = 1, now = "2024-04-18T09:00:00Z", rateLimit = defaultLimits } = options;
  requireWholeNumber("vehicles", vehicles, 0, 1_000_000);
  requireWholeNumber("seed", seed, 0, 0xffff_ffff);
  const chosen = typeof rateLimit === "number" ? { withToken: rateLimit } : rateLimit;
  const rateLimits = chosen && { ...defaultLimits, ...chosen };
  if (rateLimits) {
    requireWholeNumber("rateLimit.withToken", rateLimits.withToken, 0, 1_000_000_000);
    requireWholeNumber("rateLimit.withoutToken", rateLimits.withoutToken, 0, 1_000_000_000);
  }
  const { applications = defaultApplications, faults = [] } = options;
  const [first, ...others] = applications;
  if (!first) throw new RangeError("The option applications is empty: expected at least one application.");
  return {
    vehicles,
    seed,
    now,
    rateLimits,
    state: options.state === undefined ? {} : options.state,
    applications: [first, ...others],
    acceptUnknownTokens: options.acceptUnknownTokens ?? true,
    sandbox: options.sandbox ?? false,
    oddUrls: options.oddUrls ?? false,
    webhook: options.webhook,
    faults: typeof faults === "string" ? readFaults(faults) : faults,
    cors: options.cors ?? true,
    checkResponses: options.checkResponses ?? false,
  };
}

function requireWholeNumber(name: string, value: number, min: number, max: number): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  throw new RangeError(`The option ${name} is ${value}: expected a whole number from ${min} to ${max}.`);
}
