import type { Fault } from "./faults/fault.ts";
import { readFaults } from "./faults/read-faults.ts";
import { defaultApplications, type MockApplication } from "./oauth/application.ts";
import type { MockSeed } from "./state/seed.ts";
import type { MockWebhookOptions } from "./webhooks/webhook-target.ts";

/** The options of a mock. All have a default. */
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
   * The number of requests in a rolling hour: a number for requests with a token, an object to also set the limit of
   * requests without one, or `false` for no limit.
   *
   * @default { withToken: 1000, withoutToken: 50 }
   */
  readonly rateLimit?: number | false | Partial<RateLimits>;
  /**
   * The state to start with instead of a made-up fleet: a snapshot, or parts of one. A user needs only an e-mail
   * address; a vehicle needs only a trim and a user.
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
   * Whether any well-formed bearer token is accepted. Unknown tokens have all scopes of the first application. If
   * `false`, only `mockToken` and tokens from the mock's token endpoint are accepted.
   *
   * @default true
   */
  readonly acceptUnknownTokens?: boolean;
  /**
   * Whether all callers get the sandbox, whose static data ignores writes. If `false`, their credentials decide.
   *
   * @default false
   */
  readonly sandbox?: boolean;
  /**
   * Whether some URLs in responses are spelled as oddly as in the API's samples. Requests to such URLs always work.
   *
   * @default false
   */
  readonly oddUrls?: boolean;
  /**
   * Where to post events. The mock posts one if disconnecting a vehicle ends a charging sub-session; `sendWebhook` posts
   * others. Without this option, only `sendWebhook` posts events, and it needs a URL and a secret.
   */
  readonly webhook?: MockWebhookOptions;
  /** The faults, as a list or as text: `"latency=200, status=503 rate=0.1"`. The mock's guide lists them all. */
  readonly faults?: readonly Fault[] | string;
  /**
   * Whether pages of other origins may call the mock (CORS) and read the response headers that a client needs.
   * `exposeHeaders` limits these headers: with an empty list, pages cannot read `Link`, as behind a proxy that does not
   * expose it. If `false`, pages cannot call the mock.
   *
   * @default true
   */
  readonly cors?: boolean | { readonly exposeHeaders: readonly string[] };
  /**
   * Whether every response is validated against the API description. If it does not match, the response is a 500 with
   * the first difference. As with the client's `validateResponses`, unknown fields and enum values are allowed. This is
   * slower, and useful to test the mock's own handlers.
   *
   * @default false
   */
  readonly checkResponses?: boolean;
}

/** The number of requests in a rolling hour. */
export interface RateLimits {
  /** For each application, and for each user with their own token. */
  readonly withToken: number;
  /** For each IP address, on the operations that need no token. */
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

/** Applies the defaults. @throws {RangeError} naming the invalid option. */
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
