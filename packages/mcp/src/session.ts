import type { ApiClient } from "./calls/api-client.ts";
import type { PendingList } from "./lists/list-all.ts";
import type { Continuations } from "./results/continuations.ts";

/** What a result left out, for its cursor to continue. */
export interface Remainder {
  /** The lines that did not fit. */
  readonly lines: readonly string[];
  /** The list to continue reading after those lines; undefined if there is nothing more to read. */
  readonly pending?: PendingList | undefined;
}

/** What the tools of one connection share. */
export interface Session {
  readonly api: ApiClient;
  readonly allowWrites: boolean;
  /** The user that the client acts as by default. */
  readonly user: string | undefined;
  readonly continuations: Continuations<Remainder>;
}
