/** Keys and arguments of a script, as node-redis takes them. */
export interface ScriptInput {
  keys: string[];
  arguments: string[];
}

/**
 * The part of a node-redis client that the stores use. What `createClient`, `createClientPool`, `createCluster`
 * and `createSentinel` give all fits: connect it, give it an `error` listener, close it yourself.
 *
 * @see https://github.com/redis/node-redis
 */
export interface RedisConnection {
  eval(script: string, input: ScriptInput): Promise<unknown>;
  evalSha(sha1: string, input: ScriptInput): Promise<unknown>;
}
