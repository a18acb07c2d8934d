import type { SimulatedProcess } from "../world/process.ts";

/** Keys and arguments, as node-redis takes them. */
export interface ScriptInput {
  keys: string[];
  arguments: string[];
}

/** The part of node-redis that the stores use. */
export interface Connection {
  eval(script: string, input: ScriptInput): Promise<unknown>;
  evalSha(sha1: string, input: ScriptInput): Promise<unknown>;
}

/** A Redis that all processes of a world share: a model, or a real one. */
export interface SharedRedis {
  readonly connection: Connection;
  /** Options of the stores that tie it to the world. */
  readonly options: { readonly prefix?: string; readonly timeOffsetMs?: () => number };
  /** Whether it keeps tokens, too. */
  readonly keepsTokens: boolean;
  /** `cut` runs commands, and breaks the connection before their replies are there. */
  state: "up" | "down" | "hangs" | "slow" | "cut";
  /** Whether there was an outage, or a loss of data. */
  disturbed: boolean;
  /** Everything is gone, as after a restart. */
  empty(): void;
  /** Whether a process waits for a reply. */
  isUsedBy(process: SimulatedProcess): boolean;
  /** Waits for replies that are on their way outside of the world's time; false if there are none. */
  settle(): Promise<boolean>;
  /** Whether a token is stored. */
  holds(token: string): boolean;
  /** What is left when nobody uses it. */
  leftovers(): readonly string[];
}
