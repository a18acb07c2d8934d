import {
  type BudgetStore,
  createVehiclesClient,
  memoryBudgetStore,
  type VehiclesClient,
} from "@ev-vehicles/client";
import {
  clientCredentials,
  refreshToken,
  type TokenProvider,
  type TokenStore,
} from "@ev-vehicles/client/oauth";
import { redisBudgetStore, redisTokenStore } from "@ev-vehicles/redis";
import { EventChecks } from "../invariants/event-checks.ts";
import { WatchedStore } from "../invariants/watched-store.ts";
import type { Plan } from "../plan/plan.ts";
import { runAs, type SimulatedProcess } from "./process.ts";
import type { World } from "./world.ts";

export type Auth = Plan["processes"][number]["auth"];

/** A program that uses the client. After a crash it restarts with the saved data. */
export class ClientProcess {
  readonly index: number;
  readonly auth: Auth;
  /** The bucket of its requests in the API's rate limit. */
  readonly bucket: string;
  /** The account of its refresh tokens, if it acts for a user. */
  readonly account: string;
  /** The user whose token the process has; undefined if its calls name the user instead. */
  readonly user: string | undefined;
  readonly #world: World;
  readonly #plan: Plan["processes"][number];
  readonly #staticToken: string;
  readonly #firstRefreshToken: string | undefined;
  running!: SimulatedProcess | undefined;
  client!: VehiclesClient;
  store!: BudgetStore;
  /** Identifies its budget: its store, or the data of its bucket in Redis. */
  budgetScope!: object;
  events!: EventChecks | undefined;

  constructor(world: World, index: number) {
    this.#world = world;
    this.index = index;
    this.#plan = world.plan.processes[index] as Plan["processes"][number];
    this.auth = this.#plan.auth;
    const { sharing } = world.plan;
    const accountNumber =
      sharing === "nothing" ? index : world.plan.processes.findIndex(({ auth }) => auth === "user");
    this.account = `account ${accountNumber}`;
    this.user = this.auth === "user" ? world.pick(world.users, accountNumber) : undefined;
    const staticBucket = world.redis ? "static" : `static ${index}`;
    this.bucket = { static: staticBucket, application: "application", user: this.account }[this.auth];
    const { tokens } = world.api;
    this.#staticToken = tokens.issueAccess({ bucket: this.bucket, user: undefined }, 0, Infinity);
    if (this.auth === "user" && !tokens.current.has(this.account)) {
      tokens.issueRefresh(this.account, this.user);
      world.firstTokens.set(this.account, tokens.current.get(this.account) as string);
    }
    this.#firstRefreshToken = world.firstTokens.get(this.account);
    this.start();
  }

  get name(): string {
    return `process ${this.index + 1}`;
  }

  /** The user that a call acts as. */
  userFor(number: number): string | undefined {
    return this.user ?? this.#world.pick(this.#world.users, number);
  }

  start(): void {
    const running: SimulatedProcess = { name: this.name, alive: true, timers: new Set() };
    this.running = running;
    runAs({ process: running }, () => this.#makeClient(running));
  }

  crash(): void {
    const { running } = this;
    if (!running) return;
    running.alive = false;
    this.#world.time.stopTimersOf(running);
    this.running = undefined;
    for (const call of this.#world.calls) if (call.process === this) this.#world.calls.delete(call);
  }

  /** Runs code as this process. */
  run<Value>(call: object | undefined, code: () => Value): Value {
    return runAs(this.running && { process: this.running, call }, code);
  }

  #makeClient(running: SimulatedProcess): void {
    const world = this.#world;
    const { budget, listens, middleware } = this.#plan;
    const { redis } = world;
    const onFailure = world.plan.sharing === "redisLocal" ? "local" : "fail";
    const innerStore = redis
      ? redisBudgetStore({ redis: redis.connection, onFailure, ...redis.options })
      : memoryBudgetStore();
    this.store = budget === "watched" ? new WatchedStore(world, this, innerStore) : innerStore;
    this.budgetScope = redis ? world.redisBudgetScope(this.bucket) : this.store;
    this.events = listens ? new EventChecks(world, this) : undefined;
    this.client = createVehiclesClient({
      auth: this.#authorization(running),
      budget: { store: this.store, bucket: this.bucket },
      ...(this.events && { onEvent: this.events.listener }),
    });
    if (middleware) this.client.use({ onRequest: ({ request }) => void request.url });
  }

  #authorization(running: SimulatedProcess): string | TokenProvider {
    const world = this.#world;
    const clientId = "the-application";
    const clientSecret = "client-secret-of-the-application";
    const sharesTokens = world.plan.sharing !== "nothing";
    const { disk } = world;
    const { redis } = world;
    const onFailure = world.plan.sharing === "redisLocal" ? "local" : "fail";
    const diskStore: TokenStore = {
      get: (key) => disk.get(`shared ${key}`),
      set: (key, token) => disk.save(`shared ${key}`, token),
      exclusively: (key, renewal, { signal } = {}) => disk.exclusively(key, renewal, signal),
    };
    const store = redis?.storesTokens ? redisTokenStore({ redis: redis.connection, onFailure }) : diskStore;
    if (this.auth === "static") return this.#staticToken;
    if (this.auth === "application") {
      return clientCredentials({ clientId, clientSecret, ...(sharesTokens && { store }) });
    }
    const saved = disk.read(this.account);
    const token = saved ?? (this.#firstRefreshToken as string);
    world.tokens.receive(
      running,
      this.account,
      typeof token === "string" ? token : (token.refreshToken as string),
    );
    return refreshToken({
      clientId,
      clientSecret,
      token,
      ...(sharesTokens ? { store, account: this.account } : {}),
      onToken: (renewed) => disk.save(this.account, renewed),
    });
  }
}
