import { idOf } from "../api/fleet.ts";
import { VehiclesApi } from "../api/vehicles-api.ts";
import { BudgetChecks } from "../invariants/budget-checks.ts";
import type { InvariantName } from "../invariants/names.ts";
import { TokenChecks } from "../invariants/token-checks.ts";
import { WatchedStore } from "../invariants/watched-store.ts";
import type { Exchange } from "../network/exchange.ts";
import { Network } from "../network/network.ts";
import type { Plan } from "../plan/plan.ts";
import { RedisModel } from "../redis/redis-model.ts";
import type { SharedRedis } from "../redis/shared-redis.ts";
import type { CallRecord } from "./call-record.ts";
import type { ClientProcess } from "./client-process.ts";
import { Disk } from "./disk.ts";
import { runningNow, type SimulatedProcess } from "./process.ts";
import type { Trace } from "./trace.ts";
import { Violation } from "./violation.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** The real parts that a world uses instead of models. */
interface Real {
  readonly redis?: SharedRedis | undefined;
  readonly files?: boolean | undefined;
}

/** The state of a world, and the first violation that was found. */
export class World {
  readonly plan: Plan;
  readonly time: VirtualTime;
  readonly api: VehiclesApi;
  readonly network: Network;
  readonly disk: Disk;
  /** Undefined if the processes do not share a Redis. */
  readonly redis: SharedRedis | undefined;
  readonly users: readonly string[];
  readonly processes: ClientProcess[] = [];
  /** Calls that have not ended, except those of crashed processes. */
  readonly calls: Set<CallRecord> = new Set();
  readonly budgets: BudgetChecks;
  readonly tokens: TokenChecks;
  /** The first refresh token of each account. */
  readonly firstTokens: Map<string, string> = new Map();
  violation: Violation | undefined;
  /** Whether one of the calls at the end of the world is running. They are not in `calls`. */
  finalCall = false;
  /** Whether the CLI writes exports to real files. */
  readonly hasFiles: boolean;
  readonly #trace: Trace | undefined;
  #numbers = 0;
  readonly #redisBudgetScopes = new Map<string, object>();
  readonly #checks: (() => void)[] = [];

  constructor(plan: Plan, time: VirtualTime, trace?: Trace, real: Real = {}) {
    this.plan = plan;
    this.time = time;
    this.#trace = trace;
    this.hasFiles = real.files === true;
    this.api = new VehiclesApi(plan.api);
    this.disk = new Disk(time);
    const fails = (error: unknown) =>
      this.fail("errors are the client's", `a script failed: ${String(error)}`);
    const hasRedis = plan.sharing.startsWith("redis");
    this.redis = real.redis ?? (hasRedis ? new RedisModel(time, fails) : undefined);
    this.budgets = new BudgetChecks(this);
    this.tokens = new TokenChecks(this);
    const { latency } = plan.api;
    this.network = new Network(this.api, time, this.#watcher(), {
      seed: plan.seed,
      latency,
      faults: plan.faults,
    });
    this.users = plan.vehicles.map((_, index) => idOf("user", index + 10));
    for (const [index, count] of plan.vehicles.entries()) {
      for (let number = 0; number < count; number++) {
        this.api.fleet.add(this.users[index] as string, "first", -1, index + number * 3);
      }
    }
  }

  /** A number that this world has not used before. */
  nextNumber(): number {
    return ++this.#numbers;
  }

  /** An element of a list, by an index modulo its length. */
  pick<Value>(list: readonly Value[], number: number): Value | undefined {
    return list[number % list.length];
  }

  userName(user: string | undefined): string {
    return user === undefined ? "all users" : `user ${this.users.indexOf(user) + 1}`;
  }

  fail(invariant: InvariantName, what: string): void {
    this.violation ??= new Violation(invariant, what);
  }

  /** Adds a line to the trace, if there is one. */
  say(text: () => string, process: SimulatedProcess | undefined = runningNow()?.process): void {
    this.#trace?.add(this.time.now, process?.name, text);
  }

  /** Whether the shared store contains the current refresh token of an account. */
  sharedHasCurrent(account: string): boolean {
    const current = this.api.tokens.current.get(account);
    if (current === undefined) return false;
    return this.redis?.storesTokens ? this.redis.hasToken(current) : this.disk.sharedStoreHas(current);
  }

  /** An object that identifies the data of a bucket in Redis. */
  redisBudgetScope(bucket: string): object {
    const scope = this.#redisBudgetScopes.get(bucket) ?? {};
    this.#redisBudgetScopes.set(bucket, scope);
    return scope;
  }

  /** Whether a process has saved the current refresh token of an account, or started with it. */
  diskHasCurrent(account: string): boolean {
    const saved = this.disk.read(account)?.refreshToken ?? this.firstTokens.get(account);
    return saved !== undefined && saved === this.api.tokens.current.get(account);
  }

  /** Runs a check when all promises have settled. */
  whenSettled(check: () => void): void {
    this.#checks.push(check);
  }

  /** Checks what must hold after every step, when all promises that can settle have settled. */
  check(): void {
    for (const check of this.#checks.splice(0)) check();
    for (const call of this.calls) call.check();
    for (const process of this.processes) {
      const { name, running, store } = process;
      if (!running) continue;
      if (store instanceof WatchedStore) store.check();
      if (running.timers.size > 0 && this.#isIdle(running)) {
        this.fail("nothing is left over", `${name} is idle, but has ${running.timers.size} timers`);
      }
    }
  }

  /**
   * Whether a process has no running call and waits for no reply from the network, the disk or Redis. While one of the
   * calls at the end of the world runs, no process counts as idle.
   */
  #isIdle(process: SimulatedProcess): boolean {
    if (this.disk.isUsedBy(process) || this.redis?.isUsedBy(process)) return false;
    for (const call of this.calls) if (call.process.running === process) return false;
    for (const exchange of this.network.pending) if (exchange.process === process) return false;
    return !this.finalCall;
  }

  #watcher() {
    const each = (step: (exchange: Exchange) => void) => step;
    return {
      sent: each((exchange) => {
        const call = exchange.call as CallRecord | undefined;
        if (call) call.requests++;
        this.budgets.sent(exchange);
        this.tokens.sent(exchange);
      }),
      aborted: each((exchange) => this.tokens.aborted(exchange)),
      arrived: each((exchange) => this.budgets.arrived(exchange)),
      delivered: each((exchange) => this.budgets.delivered(exchange)),
      completed: each((exchange) => this.tokens.completed(exchange)),
      ended: each(({ call, sentAt, url }) => {
        // Calls share a token request, which has its own time limit.
        if (!url.pathname.startsWith("/o/")) (call as CallRecord | undefined)?.requestEnded(sentAt);
      }),
      say: (text: () => string, process: SimulatedProcess | undefined) => this.say(text, process),
    };
  }
}
