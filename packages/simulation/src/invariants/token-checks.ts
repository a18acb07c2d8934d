import { secretMark } from "../api/token-endpoint.ts";
import { origin } from "../api/vehicles-api.ts";
import type { Exchange } from "../network/exchange.ts";
import type { SimulatedProcess } from "../world/process.ts";
import type { World } from "../world/world.ts";
import { findSecret } from "./find-secret.ts";

/** How long the client waits for a renewal, in milliseconds. */
const renewalTimeoutMs = 30_000;

/** Checks where tokens are sent, and that no refresh token is lost. */
export class TokenChecks {
  readonly #world: World;
  /** The latest refresh token that each process has received, by account. */
  readonly #received = new Map<SimulatedProcess, Map<string, string>>();

  /** For each process, its latest use of each refresh token. */
  readonly #used = new Map<SimulatedProcess, Map<string, Exchange>>();
  /** The latest use of each refresh token by any process. */
  readonly #inFlight = new Map<string, Exchange>();
  readonly #completed = new WeakSet<Exchange>();

  constructor(world: World) {
    this.#world = world;
  }

  sent(exchange: Exchange): void {
    const { body, headers, ordinal, process, url } = exchange;
    if (url.href.includes(secretMark)) this.#failLeaked(`the URL of request ${ordinal}`);
    if (url.origin !== origin) {
      const what = findSecret([headers, body]) === undefined ? "a request" : "a token";
      this.#world.fail("tokens go only to the API", `${what} was sent to ${url.origin}`);
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
      this.#world.fail(
        "refresh tokens are not lost",
        `request ${ordinal} uses a refresh token a second time`,
      );
    }
    used.set(refreshToken, exchange);
    const other = this.#inFlight.get(refreshToken);
    if (
      other?.endedAt === undefined &&
      other?.process?.alive &&
      other.process !== process &&
      this.#lockHolds
    ) {
      const message = `requests ${other.ordinal} and ${ordinal} use one refresh token at the same time`;
      this.#world.fail("refresh tokens are not lost", message);
    }
    this.#inFlight.set(refreshToken, exchange);
  }

  /** Checks that a value that leaves the client contains no token. */
  check(where: string, value: unknown): void {
    const found = findSecret(value);
    if (found !== undefined) this.#failLeaked(`${where}${found}`);
  }

  /** Whether processes share a lock, and nothing in the plan can end the lock of a running process. */
  get #lockHolds(): boolean {
    const { actions, sharing } = this.#world.plan;
    return sharing !== "nothing" && !actions.some(({ kind }) => ["redis", "stall", "storage"].includes(kind));
  }

  /**
   * Called when a process aborts a request. It must not abort a renewal of its refresh token before the client's time limit.
   */
  aborted({ body, process, sentAt, url }: Exchange): void {
    const isRenewal = url.pathname === "/o/token/" && body.includes("grant_type=refresh_token");
    if (!isRenewal || !process?.alive || this.#world.time.now - sentAt >= renewalTimeoutMs) return;
    this.#world.fail(
      "refresh tokens are not lost",
      "a renewal was aborted after its refresh token was sent, so the new token is lost",
    );
  }

  completed(exchange: Exchange): void {
    const { process, response } = exchange;
    this.#completed.add(exchange);
    if (process && response?.renewal)
      this.receive(process, response.renewal.account, response.renewal.refreshToken);
  }

  /** Records that a process has received a refresh token. */
  receive(process: SimulatedProcess, account: string, refreshToken: string): void {
    const tokens = this.#received.get(process) ?? new Map<string, string>();
    this.#received.set(process, tokens.set(account, refreshToken));
  }

  /** Whether a process has received the current refresh token. */
  has(process: SimulatedProcess, account: string): boolean {
    const current = this.#world.api.tokens.current.get(account);
    return current !== undefined && this.#received.get(process)?.get(account) === current;
  }

  #failLeaked(where: string): void {
    this.#world.fail("tokens go only to the API", `a token is in ${where}`);
  }
}
