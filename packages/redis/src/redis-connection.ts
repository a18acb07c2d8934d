/** The keys and arguments of a script, in node-redis's format. */
export interface ScriptInput {
  keys: string[];
  arguments: string[];
}

/**
 * The part of node-redis that the stores use. The results of `createClient`, `createClientPool`, `createCluster` and
 * `createSentinel` all fit. Connect it, add an `error` listener and close it yourself.
 *
 * Other libraries, such as ioredis, pass keys and arguments differently and are not supported.
 *
 * @see https://github.com/redis/node-redis
 */
export interface RedisConnection {
  eval(script: string, input: ScriptInput): Promise<unknown>;
  evalSha(sha1: string, input: ScriptInput): Promise<unknown>;
}
