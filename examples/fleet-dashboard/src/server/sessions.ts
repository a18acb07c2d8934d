import { randomBytes } from "node:crypto";
import type { Account } from "./accounts.ts";

const lifeMs = 12 * 3_600_000;

/** The sessions, by the random ID in their cookie. */
export class Sessions {
  readonly #sessions = new Map<string, { account: Account; endsAt: number }>();

  /** Starts a session and returns the ID for its cookie. */
  start(account: Account): string {
    const now = Date.now();
    for (const [id, { endsAt }] of this.#sessions) if (endsAt < now) this.#sessions.delete(id);
    const id = randomBytes(32).toString("base64url");
    this.#sessions.set(id, { account, endsAt: now + lifeMs });
    return id;
  }

  find(id: string | undefined): Account | undefined {
    const session = id === undefined ? undefined : this.#sessions.get(id);
    return session && session.endsAt > Date.now() ? session.account : undefined;
  }

  end(id: string | undefined): void {
    if (id !== undefined) this.#sessions.delete(id);
  }
}
