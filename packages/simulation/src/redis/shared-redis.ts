import type { SimulatedProcess } from "../world/process.ts";

/** The keys and arguments of a script, in the format of node-redis. */
export interface ScriptInput {
  keys: string[];
  arguments: string[];
}

/** The part of node-redis that the stores use. */
export interface Connection {
  eval(script: string, input: ScriptInput): Promise<unknown>;
  evalSha(sha1: string, input: ScriptInput): Promise<unknown>;
}

/** A Redis that all processes of a world share: a model or a real server. */
export interface SharedRedis {
  readonly connection: Connection;
  /** Options to pass to the budget store, so that it uses the world's keys and time. */
  readonly options: { readonly prefix?: string; readonly timeOffsetMs?: () => number };
  /** Whether it also stores tokens. */
  readonly storesTokens: boolean;
  /** In state `cut`, it runs commands, but the connection breaks before their replies arrive. */
  state: "up" | "down" | "hangs" | "slow" | "cut";
  /** Whether it had an outage or lost data. */
  disturbed: boolean;
  /** Removes all data, as after a restart. */
  empty(): void;
  /** Whether a process waits for a reply. */
  isUsedBy(process: SimulatedProcess): boolean;
  /** Waits for replies that arrive in real time. False if there are none. */
  settle(): Promise<boolean>;
  /** Whether a token is stored. */
  hasToken(token: string): boolean;
  /** Describes the slots and locks that are still stored. */
  leftovers(): readonly string[];
}
