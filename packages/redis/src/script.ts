import { createHash } from "node:crypto";
import type { RedisConnection } from "./redis-connection.ts";

/** A script that Redis runs as one step: nothing comes between its reads and its writes. */
export class Script {
  readonly #text: string;
  readonly #sha1: string;

  constructor(text: string) {
    this.#text = text;
    this.#sha1 = createHash("sha1").update(text).digest("hex");
  }

  /** Runs it by its name; Redis forgets scripts when it restarts, and then gets the text again. */
  async run(redis: RedisConnection, keys: string[], values: readonly (string | number)[]): Promise<unknown> {
    const input = { keys, arguments: values.map(String) };
    try {
      return await redis.evalSha(this.#sha1, input);
    } catch (error) {
      if (!/^NOSCRIPT/.test((error as Error).message)) throw error;
      return await redis.eval(this.#text, input);
    }
  }
}

/**
 * Opens each script: `now` by the clock of Redis, in milliseconds since 1970, so that the clocks of the processes
 * do not matter. The first argument moves it, for tests.
 *
 * @see https://redis.io/docs/latest/commands/time/
 */
export const readTime = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000) + tonumber(ARGV[1])
`;
