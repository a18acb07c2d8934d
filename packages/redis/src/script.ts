import { createHash } from "node:crypto";
import { ConfigurationError } from "@ev-vehicles/client";
import type { RedisConnection } from "./redis-connection.ts";

/** The types of keys, as the command `TYPE` returns them. */
export type KeyType = "zset" | "hash" | "string";

/** A Lua script, which Redis runs atomically: no other command runs between its reads and writes. */
export class Script {
  readonly #text: string;
  readonly #sha1: string;
  readonly #keyTypes: readonly KeyType[];

  /** @param keyTypes The types of the script's keys, in order. */
  constructor(keyTypes: readonly KeyType[], text: string) {
    this.#keyTypes = keyTypes;
    this.#text = text;
    this.#sha1 = createHash("sha1").update(text).digest("hex");
  }

  /**
   * Runs the script by its digest. Redis loses scripts when it restarts; then the text is sent again.
   *
   * @throws ConfigurationError if a key has the wrong type, or the client is not from node-redis; node-redis's errors.
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

  /** Finds the key that has the wrong type, because the error from Redis does not name it. */
  async #wrongType(redis: RedisConnection, keys: string[], cause: unknown): Promise<unknown> {
    const types = (await promised(redis.eval(keyTypesScript, { keys, arguments: [] }))) as unknown[];
    const index = types.findIndex((type, at) => type !== "none" && type !== this.#keyTypes[at]);
    const [key, found, expected] = [keys[index], types[index], this.#keyTypes[index]];
    if (key === undefined) return cause;
    return new ConfigurationError(
      `Redis: expected the key ${JSON.stringify(key)} to have type ${expected}, but it has type ${found}. ` +
        "Another program writes to this key: choose another prefix, or delete the key.",
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

/** @throws ConfigurationError if the client has callbacks instead of promises, as node-redis's `legacy()` has. */
function promised(reply: unknown): Promise<unknown> {
  if (typeof (reply as PromiseLike<unknown> | undefined)?.then === "function")
    return reply as Promise<unknown>;
  throw new ConfigurationError("redis: expected a client whose evalSha() and eval() return a promise");
}

/**
 * The start of each script that needs the time. Sets `now` to the time of Redis in milliseconds since 1970, so that the
 * clocks of the processes do not matter. The script's first argument is added to that time, for tests.
 *
 * @see https://redis.io/docs/latest/commands/time/
 */
export const readTime = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000) + tonumber(ARGV[1])
`;
