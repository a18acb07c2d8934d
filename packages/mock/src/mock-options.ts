import type { RateLimits } from "./http/budgets.ts";

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
   * Compare every answer with the API description, too, and answer 500 with the first difference. It makes the mock
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
  return { vehicles, seed, now, rateLimits, checkAnswers: options.checkAnswers ?? false };
}

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new RangeError(`The option ${name} is ${value}: expected a whole number from ${least} to ${most}.`);
}
