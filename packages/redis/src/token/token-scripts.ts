import { readTime, Script } from "../script.ts";

/**
 * Reads a token. Its moments are kept by the clock of Redis and given as what is left, in milliseconds.
 * Argument: time offset. Answers {JSON, until its renewal, until its end}, or nothing.
 */
export const getTokenScript: Script = new Script(`${readTime}
local kept = redis.call('HMGET', KEYS[1], 'token', 'renewAt', 'expiresAt')
if not kept[1] then return false end
return { kept[1], math.floor(kept[2] - now), math.floor(kept[3] - now) }
`);

/** Keeps a token. Arguments: time offset, JSON, until its renewal, until its end, and how long to keep it, in ms. */
export const setTokenScript: Script = new Script(`${readTime}
redis.call('HSET', KEYS[1], 'token', ARGV[2], 'renewAt', now + ARGV[3], 'expiresAt', now + ARGV[4])
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 0
`);

/** Takes a lock, or keeps it for longer, unless somebody else holds it. Arguments: holder, lease in ms. */
export const holdScript: Script = new Script(`
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`);

/** Lets go of a lock, if it is still one's own. Argument: holder. */
export const releaseScript: Script = new Script(`
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`);
