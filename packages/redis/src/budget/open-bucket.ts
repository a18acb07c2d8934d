import { readTime } from "../script.ts";

/**
 * Opens the scripts of a bucket. Its keys:
 *
 *     …:open      a sorted set: requests under way, by the moment when they are given up
 *     …:sent      a sorted set: requests of the last hour, by the moment when they come back
 *     …:answered  a sorted set: those that the API has surely counted, by a moment before it did so
 *     …:heard     a hash: limit, foreign, heardAt and pausedUntil by the last answers, and counters
 *
 * Two counters put scripts in an order that no clock can blur: `told`, of the answers, and `back`, of the requests
 * that have come back. They begin at the clock: after a loss of data they go on above all that was said before.
 *
 * Arguments: time offset, lease.
 */
export const openBucket: string = `${readTime}
local open, sent, answered, heard = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local lease, hour = tonumber(ARGV[2]), 3600000
redis.call('HSETNX', heard, 'told', now)
redis.call('HSETNX', heard, 'back', now)
redis.call('ZREMRANGEBYSCORE', answered, '-inf', now - hour)
local back = redis.call('HINCRBY', heard, 'back', redis.call('ZREMRANGEBYSCORE', sent, '-inf', now))
`;

/** Closes them: a bucket that nobody uses is gone after an hour and a lease. */
export const keepBucket = `
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, lease + hour) end
`;
