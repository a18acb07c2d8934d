import { readTime, Script } from "../script.ts";

/**
 * Reads a token. Redis stores the times of its renewal and expiry by its own clock, and returns how far off they are.
 * Argument: time offset. Replies with {JSON, ms until its renewal, ms until its expiry}, or nil if there is no token.
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

/**
 * Stores a token. A token with an age was kept during an outage, and does not replace a newer one.
 * Arguments: time offset, JSON, ms until its renewal, ms until its expiry, ms to keep it, and its age in ms (0 for a
 * new token).
 */
export const setTokenScript: Script = new Script(
  ["hash"],
  `${readTime}
local age = tonumber(ARGV[6])
local storedAt = tonumber(redis.call('HGET', KEYS[1], 'obtainedAt'))
if age > 0 and storedAt and storedAt >= now - age then return 0 end
redis.call('HSET', KEYS[1], 'token', ARGV[2], 'renewAt', now + ARGV[3], 'expiresAt', now + ARGV[4])
redis.call('HSET', KEYS[1], 'obtainedAt', now - age)
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 0
`,
);

/** Acquires or renews a lock, unless another holder has it. Arguments: holder, lease in ms. */
export const acquireLockScript: Script = new Script(
  ["string"],
  `
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`,
);

/** Releases a lock, unless another holder has it by now. Argument: holder. */
export const releaseLockScript: Script = new Script(
  ["string"],
  `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`,
);
