import type { RedisConnection } from "../redis-connection.ts";

/** A connection that can be made to fail, while other connections to the same Redis work. */
export class SwitchableConnection implements RedisConnection {
  available = true;
  readonly #redis: RedisConnection;

  constructor(redis: RedisConnection) {
    this.#redis = redis;
  }

  readonly eval: RedisConnection["eval"] = async (script, input) => {
    this.#check();
    return this.#redis.eval(script, input);
  };

  readonly evalSha: RedisConnection["evalSha"] = async (sha1, input) => {
    this.#check();
    return this.#redis.evalSha(sha1, input);
  };

  #check(): void {
    if (!this.available) throw new Error("Socket closed unexpectedly");
  }
}
