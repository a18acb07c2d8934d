import { secretMark } from "../api/token-endpoint.ts";
import { origin } from "../api/vehicles-api.ts";
import type { Exchange } from "../network/exchange.ts";
import type { SimulatedProcess } from "../world/process.ts";
import type { World } from "../world/world.ts";
import { findSecret } from "./finds-secret.ts";

/** How long the client waits for a renewal, in milliseconds. */
const renewalTimeoutMs = 30_000;

/** Watches where tokens go, and that none is lost. */
export class TokenChecks {
  readonly #world: World;
  /** The latest refresh token that each process has got, by its account. */
  readonly #arrived = new Map<SimulatedProcess, Map<string, string>>();

  /** The latest use of each refresh token by a process. */
  readonly #used = new Map<SimulatedProcess, Map<string, Exchange>>();
  /** The latest use of each refresh token by any process. */
  readonly #inFlight = new Map<string, Exchange>();
  readonly #completed = new WeakSet<Exchange>();

  constructor(world: World) {
    this.#world = world;
  }

  sent(exchange: Exchange): void {
    const { body, headers, ordinal, process, url } = exchange;
    if (url.href.includes(secretMark)) this.#leak(`the URL of request ${ordinal}`);
    if (url.origin !== origin) {
      const what = findSecret([headers, body]) === undefined ? "a request" : "a token";
      this.#world.fail("a token stays at home", `${what} was sent to ${url.origin}`);
      return;
    }
    const refreshToken = url.pathname === "/o/token/" && new URLSearchParams(body).get("refresh_token");
    if (!refreshToken || !process) return;
    const used = this.#used.get(process) ?? new Map<string, Exchange>();
    this.#used.set(process, used);
    const before = used.get(refreshToken);
    if (
      before &&
      (before.endedAt === undefined || (this.#completed.has(before) && before.response?.renewal))
    ) {
      this.#world.fail("a refresh token is kept", `request ${ordinal} uses a refresh token a second time`);
    }
    used.set(refreshToken, exchange);
    const other = this.#inFlight.get(refreshToken);
    if (
      other?.endedAt === undefined &&
      other?.process?.alive &&
      other.process !== process &&
      this.#lockHolds
    ) {
      const both = `requests ${other.ordinal} and ${ordinal} use one refresh token at the same time`;
      this.#world.fail("a refresh token is kept", both);
    }
    this.#inFlight.set(refreshToken, exchange);
  }

  /** Looks for a token in something that leaves the client. */
  check(where: string, value: unknown): void {
    const found = findSecret(value);
    if (found !== undefined) this.#leak(`${where}${found}`);
  }

  /** Whether nothing happens in this world that can end the lock of a living process. */
  get #lockHolds(): boolean {
    const { acts, sharing } = this.#world.plan;
    return sharing !== "nothing" && !acts.some(({ kind }) => ["redis", "stall", "storage"].includes(kind));
  }

  /** A process gives up a request before it has a response. */
  aborted({ body, process, sentAt, url }: Exchange): void {
    const isRenewal = url.pathname === "/o/token/" && body.includes("grant_type=refresh_token");
    if (!isRenewal || !process?.alive || this.#world.time.now - sentAt >= renewalTimeoutMs) return;
    this.#world.fail(
      "a refresh token is kept",
      "a renewal was cut short, and nobody gets the token that comes back",
    );
  }

  completed(exchange: Exchange): void {
    const { process, response } = exchange;
    this.#completed.add(exchange);
    if (process && response?.renewal)
      this.arrive(process, response.renewal.account, response.renewal.refreshToken);
  }

  /** A process has a refresh token. */
  arrive(process: SimulatedProcess, account: string, refreshToken: string): void {
    const tokens = this.#arrived.get(process) ?? new Map<string, string>();
    this.#arrived.set(process, tokens.set(account, refreshToken));
  }

  /** Whether a process was given the refresh token that is good now. */
  has(process: SimulatedProcess, account: string): boolean {
    const current = this.#world.api.tokens.current.get(account);
    return current !== undefined && this.#arrived.get(process)?.get(account) === current;
  }

  #leak(where: string): void {
    this.#world.fail("a token stays at home", `there is a token in ${where}`);
  }
}
