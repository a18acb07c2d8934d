/** Keys and arguments of a script, as node-redis takes them. */
export interface ScriptInput {
  keys: string[];
  arguments: string[];
}

/**
 * The part of node-redis that the stores use. What `createClient`, `createClientPool`, `createCluster` and
 * `createSentinel` give all fits: connect it, give it an `error` listener, and close it yourself.
 *
 * Other libraries, such as ioredis, pass keys and arguments in another way and do not fit.
 *
 * @see https://github.com/redis/node-redis
 */
export interface RedisConnection {
  eval(script: string, input: ScriptInput): Promise<unknown>;
  evalSha(sha1: string, input: ScriptInput): Promise<unknown>;
}
