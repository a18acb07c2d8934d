import fc, { type Value } from "fast-check";
import { type NetworkFault, networkFaults } from "../network/faults.ts";
import { generatorOf } from "../world/random-numbers.ts";

/**
 * Everything that determines a world. A failing world is shrunk by removing parts, so they depend on each other as little as
 * possible: the delays of a request depend only on `seed` and the request's ordinal number. (`Math.random` is one seeded
 * sequence, so retry jitter and UUIDs can shift.)
 */
export type Plan = typeof plans extends fc.Arbitrary<infer Generated> ? Generated : never;
export type Action = Plan["actions"][number];
export type ActionOf<Kind extends Action["kind"]> = Extract<Action, { kind: Kind }>;

const oneOf = <const Values extends readonly unknown[]>(...values: Values): fc.Arbitrary<Values[number]> =>
  fc.constantFrom(...values) as fc.Arbitrary<Values[number]>;
const upTo = (max: number, min = 0) => fc.integer({ min, max });

/** The index of a process, user, call or vehicle, used modulo their number. */
const index = upTo(5);
const gap = oneOf(0, 0, 1, 2, 5, 20, 100, 700, 5000, 40_000, 600_000, 1_700_000);

const limits = fc.record({
  timeoutMs: oneOf(undefined, undefined, 200, 3000),
  totalTimeoutMs: oneOf(undefined, undefined, Infinity, Infinity, 1000, 8000),
  maxWaitMs: oneOf(undefined, 0, 5000, Infinity, Infinity),
  retry: oneOf(undefined, undefined, false),
  budgeted: oneOf(true, true, true, true, false),
});

const action = <const Kind extends string, Fields extends Record<string, fc.Arbitrary<unknown>>>(
  kind: Kind,
  fields: Fields,
) =>
  fc.record({ kind: fc.constant(kind), after: gap, ...fields }) as unknown as fc.Arbitrary<
    { kind: Kind; after: number } & {
      [Name in keyof Fields]: Fields[Name] extends fc.Arbitrary<infer V> ? V : never;
    }
  >;

const actions = fc.oneof(
  { weight: 8, arbitrary: action("get", { process: index, user: index, limits }) },
  { weight: 3, arbitrary: action("burst", { process: index, user: index, count: upTo(8, 2), limits }) },
  { weight: 5, arbitrary: action("create", { process: index, user: index, limits }) },
  { weight: 3, arbitrary: action("update", { process: index, user: index, vehicle: index, limits }) },
  {
    weight: 6,
    arbitrary: action("walk", {
      process: index,
      user: index,
      pageSize: oneOf(1, 2, 3, 5, 100),
      limit: oneOf(Infinity, Infinity, 1, 3, 4),
      backward: fc.boolean(),
      prefetch: fc.boolean(),
      pauseMs: oneOf(0, 0, 1, 50, 3000),
    }),
  },
  {
    weight: 4,
    arbitrary: action("export", {
      process: index,
      user: index,
      pageSize: oneOf(1, 2, 3, 7),
      /** The maximum number of vehicles per walk. The next walk continues from the saved position. */
      portion: oneOf(Infinity, 2, 3),
      backward: fc.boolean(),
      pauseMs: oneOf(0, 1, 50),
    }),
  },
  {
    weight: 2,
    arbitrary: action("query", { process: index, user: index, pageSize: oneOf(1, 2, 3), pages: upTo(4, 1) }),
  },
  { weight: 3, arbitrary: action("abort", { call: index }) },
  { weight: 3, arbitrary: action("crash", { process: index }) },
  { weight: 2, arbitrary: action("revoke", {}) },
  { weight: 2, arbitrary: action("addVehicle", { user: index, at: upTo(9) }) },
  { weight: 2, arbitrary: action("removeVehicle", { user: index, vehicle: index }) },
  { weight: 2, arbitrary: action("others", { count: upTo(4, 1) }) },
  { weight: 2, arbitrary: action("wallClock", { ms: oneOf(-7_200_000, -60_000, 60_000, 3_700_000) }) },
  { weight: 1, arbitrary: action("stall", { ms: oneOf(100, 3000, 65_000) }) },
  { weight: 2, arbitrary: action("storage", { state: oneOf("fails", "hangs", "fails", "works") }) },
  {
    weight: 1,
    arbitrary: action("redis", { state: oneOf("down", "hangs", "slow", "cut", "emptied", "up", "up", "up") }),
  },
);

export const plans = fc.record({
  seed: upTo(2 ** 31 - 1),
  api: fc.record({
    /** The number of requests that the API accepts per hour and bucket. */
    limit: oneOf(5, 8, 12, 25, 1000),
    /** The lifetime of access tokens, in seconds. */
    tokenLifetime: oneOf(36_000, 36_000, 600, 30),
    /** The maximum delay of a request, and of a response, in milliseconds. */
    latency: oneOf(0, 3, 60, 900),
  }),
  vehicles: fc.array(upTo(7), { minLength: 1, maxLength: 3 }),
  processes: fc.array(
    fc.record({
      auth: oneOf("static", "application", "user", "user"),
      budget: oneOf("memory", "memory", "watched"),
      listens: fc.boolean(),
      middleware: oneOf(false, false, true),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  /**
   * What processes share: nothing, tokens in a shared store, or tokens and budget in Redis (with `redisLocal`, each process
   * continues on its own if Redis fails).
   */
  sharing: oneOf("nothing", "nothing", "nothing", "nothing", "tokens", "tokens", "redis", "redisLocal"),
  actions: fc.array(actions, { maxLength: 14, minLength: 1 }),
  faults: fc.array(
    fc.record({ request: upTo(24), fault: oneOf(...(Object.keys(networkFaults) as NetworkFault[])) }),
    { maxLength: 7 },
  ),
});

/** Generates the plan of a seed, as a value that fast-check can shrink. */
export function planForSeed(seed: number): Value<Plan> {
  return plans.generate(new fc.Random(generatorOf(seed)), undefined);
}
