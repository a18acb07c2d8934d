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
   * The moment at which the fleet's past ends and the mock's clock starts: a Date, an ISO 8601 string or milliseconds
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
   * What to start with instead of a made-up fleet: a snapshot, or the parts of one. Users and vehicles need little more
   * than an e-mail address, and a trim and a user.
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
   * Whether any well-formed bearer token is good, as one of the first application's own with all its scopes. Otherwise
   * only tokens from the mock's token endpoint are, and the ready token.
   *
   * @default true
   */
  readonly acceptUnknownTokens?: boolean;
  /**
   * Give everybody the sandbox, whose static data forgets what is written. Without it, the credentials decide.
   *
   * @default false
   */
  readonly sandbox?: boolean;
  /**
   * Spell some URLs in answers as oddly as the API's samples do. Such URLs can be requested in any case.
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
   * Compare every answer with the API description, too, and answer 500 with the first difference. As for the client's
   * `validateResponses`, fields and enum values that the description does not have are no difference. It makes the mock
   * slower, and is meant for the mock's own tests and for tests of handlers.
   *
   * @default false
   */
  readonly checkAnswers?: boolean;
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
  readonly checkAnswers: boolean;
}

const defaultLimits: RateLimits = { withToken: 1000, withoutToken: 50 };

/** Fills in the defaults; an option that makes no sense is a `RangeError` that names it. */
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
    checkAnswers: options.checkAnswers ?? false,
  };
}

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`The option ${name} is ${value}: expected a whole number from ${least} to ${most}.`);
}
