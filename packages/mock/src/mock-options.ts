import type { Fault } from "./faults/fault.ts";
import { readFaults } from "./faults/read-faults.ts";
import type { RateLimits } from "./http/budgets.ts";
import { defaultApplications, type MockApplication } from "./oauth/application.ts";
import type { MockSeed } from "./state/seed-file.ts";
import type { MockWebhookOptions } from "./webhooks/webhook-target.ts";

/** How to set up a mock; everything has a default. */
export interface VehiclesMockOptions {
  /**
   * How many vehicles the made-up fleet has. Users, statuses and charging records go with them.
   *
   * @default 230
   */
  readonly vehicles?: number;
  /**
   * Which fleet is made up: the same seed, size and `now` always give the same one, ids included.
   *
   * @default 1
   */
  readonly seed?: number;
  /**
   * The time at which the fleet's past ends and the mock's clock starts: a Date, an ISO 8601 string or milliseconds
   * since 1970. The clock runs on from there; see `clock` of the mock.
   *
   * @default "2024-04-18T09:00:00Z"
   */
  readonly now?: Date | string | number;
  /**
   * Requests for each rolling hour: a number for requests with a token, an object to set those without one, too, or
   * `false` to count nothing.
   *
   * @default { withToken: 1000, withoutToken: 50 }
   */
  readonly rateLimit?: number | false | Partial<RateLimits>;
  /**
   * What to start with instead of a made-up fleet: a snapshot, or parts of one. A user needs only an e-mail address, a
   * vehicle only a trim and a user.
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
   * Whether any well-formed bearer token is accepted, as one of the first application with all its scopes. If `false`,
   * only tokens from the mock's token endpoint and `mockToken` are.
   *
   * @default true
   */
  readonly acceptUnknownTokens?: boolean;
  /**
   * Give all callers the sandbox, whose static data ignores writes. If `false`, the credentials decide.
   *
   * @default false
   */
  readonly sandbox?: boolean;
  /**
   * Spell some URLs in responses as oddly as the API's samples do. Requests to such URLs always work.
   *
   * @default false
   */
  readonly oddUrls?: boolean;
  /**
   * Where to post events: when disconnecting a vehicle ends a charging sub-session, and for `sendWebhook`. Without it, only
   * `sendWebhook` posts, to the URL that it is given.
   */
  readonly webhook?: MockWebhookOptions;
  /** What goes wrong, as a list or as text: `"latency=200, status=503 rate=0.1"`. See the guide for all names. */
  readonly faults?: readonly Fault[] | string;
  /**
   * Let pages of other origins call the mock (CORS) and read the headers that a client needs: all of them, or those that
   * `exposeHeaders` lists. With an empty list a page sees what it would behind a proxy that forgets to expose `Link`; with
   * `false` it may not call at all.
   *
   * @default true
   */
  readonly cors?: boolean | { readonly exposeHeaders: readonly string[] };
  /**
   * Compare every response with the API description, and respond with 500 and the first difference if it differs. As for
   * the client's `validateResponses`, fields and enum values that are not in the description do not count as
   * differences. This makes the mock slower; it is meant for the mock's own tests and for tests of handlers.
   *
   * @default false
   */
  readonly checkResponses?: boolean;
}

/** The options with their defaults. */
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

/** Fills in the defaults. @throws {RangeError} naming the option that is invalid. */
export function readOptions(options: VehiclesMockOptions): MockSettings {
  const { vehicles = 230, seed = 1, now = "2024-04-18T09:00:00Z", rateLimit = defaultLimits } = options;
  requireWhole("vehicles", vehicles, 0, 1_000_000);
  requireWhole("seed", seed, 0, 0xffff_ffff);
  const chosen = typeof rateLimit === "number" ? { withToken: rateLimit } : rateLimit;
  const rateLimits = chosen && { ...defaultLimits, ...chosen };
  if (rateLimits) {
    requireWhole("rateLimit.withToken", rateLimits.withToken, 0, 1_000_000_000);
    requireWhole("rateLimit.withoutToken", rateLimits.withoutToken, 0, 1_000_000_000);
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

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`The option ${name} is ${value}: expected a whole number from ${least} to ${most}.`);
}
