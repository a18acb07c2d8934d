import type { ApiClient } from "./calls/api-client.ts";
import type { ListPlace } from "./lists/list-all.ts";
import type { Continuations } from "./results/continuations.ts";

/** What is left of a result: lines that are written already, and where a list goes on after them. */
export interface Rest {
  readonly lines: readonly string[];
  readonly place?: ListPlace | undefined;
}

/** What the tools of one connection share. */
export interface Session {
  readonly api: ApiClient;
  readonly allowWrites: boolean;
  /** The user that the client acts as by itself. */
  readonly user: string | undefined;
  readonly continuations: Continuations<Rest>;
}
