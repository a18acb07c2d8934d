import { secretMark } from "../api/token-endpoint.ts";
import { origin } from "../api/vehicles-api.ts";
import type { Exchange } from "../network/network.ts";
import type { SimulatedProcess } from "../world/process.ts";
import type { World } from "../world/world.ts";
import { findSecret } from "./finds-secret.ts";

/** Watches where tokens go, and that none is lost. */
export class TokenChecks {
  readonly #world: World;
  /** The latest refresh token that each process has got, by its account. */
  readonly #arrived = new Map<SimulatedProcess, Map<string, string>>();

  constructor(world: World) {
    this.#world = world;
  }

  sent({ body, headers, ordinal, url }: Exchange): void {
    if (url.href.includes(secretMark)) this.#leak(`the URL of request ${ordinal}`);
    if (url.origin === origin) return;
    const found = findSecret([headers, body]);
    if (found !== undefined) this.#leak(`a request to ${url.origin} (${found})`);
  }

  /** Looks for a token in something that leaves the client. */
  check(where: string, value: unknown): void {
    const found = findSecret(value);
    if (found !== undefined) this.#leak(`${where}${found}`);
  }

  completed({ process, response }: Exchange): void {
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
