import { createHash } from "node:crypto";
import { ConfigurationError } from "@ev-vehicles/client";
import type { RedisConnection } from "./redis-connection.ts";

/** What Redis calls the type of a key. */
export type KeyType = "zset" | "hash" | "string";

/** A script that Redis runs as one step: nothing comes between its reads and its writes. */
export class Script {
  readonly #text: string;
  readonly #sha1: string;
  readonly #keyTypes: readonly KeyType[];

  /** @param keyTypes The types of its keys, in order. */
  constructor(keyTypes: readonly KeyType[], text: string) {
    this.#keyTypes = keyTypes;
    this.#text = text;
    this.#sha1 = createHash("sha1").update(text).digest("hex");
  }

  /**
   * Runs it by its digest. Redis forgets scripts when it restarts, and is then sent the text again.
   *
   * @throws ConfigurationError if a key belongs to something else, or the client is not node-redis.
   */
  async run(redis: RedisConnection, keys: string[], values: readonly (string | number)[]): Promise<unknown> {
    const input = { keys, arguments: values.map(String) };
    try {
      return await promised(redis.evalSha(this.#sha1, input)).catch((error: unknown) => {
        if (!/^NOSCRIPT/.test(messageOf(error))) throw error;
        return promised(redis.eval(this.#text, input));
      });
    } catch (error) {
      if (!/\bWRONGTYPE\b/.test(messageOf(error))) throw error;
      throw await this.#wrongType(redis, keys, error);
    }
  }

  /** Redis does not say which key has the wrong type. */
  async #wrongType(redis: RedisConnection, keys: string[], cause: unknown): Promise<unknown> {
    const types = (await promised(redis.eval(keyTypesScript, { keys, arguments: [] }))) as unknown[];
    const index = types.findIndex((type, at) => type !== "none" && type !== this.#keyTypes[at]);
    const [key, found, expected] = [keys[index], types[index], this.#keyTypes[index]];
    if (key === undefined) return cause;
    return new ConfigurationError(
      `Redis: expected the key ${JSON.stringify(key)} to hold a ${expected}, and it holds a ${found}. ` +
        "Something else writes to this key: choose another prefix, or delete it.",
      { cause },
    );
  }
}

const keyTypesScript = `
local types = {}
for index, key in ipairs(KEYS) do types[index] = redis.call('TYPE', key).ok end
return types
`;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** @throws ConfigurationError for a client with callbacks, such as node-redis's `legacy()`. */
function promised(reply: unknown): Promise<unknown> {
  if (typeof (reply as PromiseLike<unknown> | undefined)?.then === "function")
    return reply as Promise<unknown>;
  throw new ConfigurationError("redis: expected a client whose evalSha() and eval() return a promise");
}

/**
 * Opens each script that needs the time: `now` by the clock of Redis, in milliseconds since 1970, so that the clocks
 * of the processes do not matter. The first argument moves it, for tests.
 *
 * @see https://redis.io/docs/latest/commands/time/
 */
export const readTime = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000) + tonumber(ARGV[1])
`;
