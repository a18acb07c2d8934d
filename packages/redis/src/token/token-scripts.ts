import { readTime, Script } from "../script.ts";

/**
 * Reads a token. Its times are kept by the clock of Redis and given as what is left, in milliseconds.
 * Argument: time offset. Replies with {JSON, until its renewal, until its end}, or nothing.
 */
export const getTokenScript: Script = new Script(
  ["hash"],
  `${readTime}
local stored = redis.call('HMGET', KEYS[1], 'token', 'renewAt', 'expiresAt')
local renewAt, expiresAt = tonumber(stored[2]), tonumber(stored[3])
if not stored[1] or not renewAt or not expiresAt then return false end
return { stored[1], math.floor(renewAt - now), math.floor(expiresAt - now) }
`,
);

/** Stores a token. Arguments: time offset, JSON, until its renewal, until its end, and how long to keep it, in ms. */
export const setTokenScript: Script = new Script(
  ["hash"],
  `${readTime}
redis.call('HSET', KEYS[1], 'token', ARGV[2], 'renewAt', now + ARGV[3], 'expiresAt', now + ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 0
`,
);

/** Acquires a lock, or prolongs it, unless another process holds it. Arguments: holder, lease in ms. */
export const acquireLockScript: Script = new Script(
  ["string"],
  `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`,
);

/** Releases a lock if it is still one's own. Argument: holder. */
export const releaseLockScript: Script = new Script(
  ["string"],
  `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`,
);
