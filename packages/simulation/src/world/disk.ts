import type { StoredToken } from "@ev-vehicles/client/oauth";
import { runningNow, type SimulatedProcess, whileAlive } from "./process.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** Storage that survives crashes: saved tokens, and the locks that processes share. It can fail or hang. */
export class Disk {
  readonly #time: VirtualTime;
  /** The processes that wait for the disk, once per operation. */
  readonly #waiting: (SimulatedProcess | undefined)[] = [];
  readonly #tokens = new Map<string, StoredToken>();
  readonly #locks = new Map<string, { readonly alive?: boolean }>();
  state: "works" | "fails" | "hangs" = "works";

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  read(key: string): StoredToken | undefined {
    return this.#tokens.get(key);
  }

  get(key: string): Promise<StoredToken | undefined> {
    return this.#use(() => this.#tokens.get(key));
  }

  save(key: string, token: StoredToken): Promise<void> {
    return this.#use(() => void this.#tokens.set(key, token));
  }

  /** Whether the shared store contains a refresh token. */
  sharedStoreHas(refreshToken: string): boolean {
    return [...this.#tokens].some(
      ([key, token]) => key.startsWith("shared") && token.refreshToken === refreshToken,
    );
  }

  get lockHeld(): boolean {
    return [...this.#locks.values()].some(({ alive }) => alive !== false);
  }

  /** Runs a step while holding a lock. The lock of a crashed process counts as free. */
  async exclusively<Value>(key: string, step: () => Promise<Value>, signal?: AbortSignal): Promise<Value> {
    const process = runningNow()?.process ?? {};
    for (;;) {
      signal?.throwIfAborted();
      const holder = this.#locks.get(key);
      if (!holder || holder.alive === false) break;
      await this.#pause(200);
    }
    this.#locks.set(key, process);
    try {
      return await step();
    } finally {
      if (this.#locks.get(key) === process) this.#locks.delete(key);
    }
  }

  /** Whether a process waits for the disk. */
  isUsedBy(process: SimulatedProcess): boolean {
    return this.#waiting.includes(process);
  }

  #pause(ms: number): Promise<void> {
    const { process } = runningNow() ?? {};
    this.#waiting.push(process);
    const paused = new Promise<void>((resolve) => {
      this.#time.later(ms, () => {
        this.#waiting.splice(this.#waiting.indexOf(process), 1);
        resolve();
      });
    });
    return whileAlive(process, paused);
  }

  async #use<Value>(step: () => Value): Promise<Value> {
    const { process } = runningNow() ?? {};
    const { state } = this;
    await this.#pause(state === "hangs" ? 40_000 : 2);
    if (state === "hangs" || state === "fails") throw new Error("the disk is full");
    // A crashed process does not get the result of an operation, but its earlier writes remain.
    return process?.alive === false ? new Promise(() => {}) : step();
  }
}
