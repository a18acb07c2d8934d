import { hashTag } from "../hash-tag.ts";
import { type KeyType, readTime } from "../script.ts";

/** The keys of a bucket with their types, in the order of the scripts' `KEYS`. */
const keyTypes = {
  "in-flight": "zset",
  sent: "zset",
  confirmed: "zset",
  unconfirmed: "zset",
  state: "hash",
} as const satisfies Record<string, KeyType>;

export const bucketKeyTypes: readonly KeyType[] = Object.values(keyTypes);

export function bucketKeys(prefix: string, bucket: string): string[] {
  const tag = hashTag(prefix, "budget", bucket);
  return Object.keys(keyTypes).map((name) => `${tag}:${name}`);
}

/**
 * The start of the scripts that acquire and release slots. The keys of a bucket:
 *
 *     …:in-flight    a sorted set: requests in flight, by the end of their lease
 *     …:sent         a sorted set: requests that ended in the last hour, by the end of their hour
 *     …:confirmed    a sorted set: requests that the API has certainly counted, by when their slot was acquired
 *     …:unconfirmed  a sorted set: requests with an unknown outcome, by the time from which they are in doubt
 *     …:state        a hash: limit, others and countedAt from the last counts, raisedAt (the value of `responses` when
 *                    `others` last rose), pausedUntil, probedAt and probes, latest (when a script last ran), and the
 *                    counters
 *
 * Two counters show what happened between an acquire and its release, even within the same millisecond: `responses`
 * counts responses with a count, `expired` counts requests whose hour has ended. `counter` makes tickets unique. All
 * three start at the current time, so that after a loss of data they are higher than all earlier values.
 *
 * Arguments: time offset, lease.
 */
export const openBucket: string = `${readTime}
local inFlight, sent, confirmed, unconfirmed, state = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local lease, minute, hour = tonumber(ARGV[2]), 60000, 3600000
-- If the clock of Redis has gone back, all stored times are wrong: start over, as after a loss of data.
if (tonumber(redis.call('HGET', state, 'latest')) or 0) > now + minute then redis.call('DEL', unpack(KEYS)) end
redis.call('HSET', state, 'latest', now)
local counters = { 'responses', 'expired', 'counter' }
for index, count in ipairs(redis.call('HMGET', state, unpack(counters))) do
  if not string.match(count or '', '^%d+$') then redis.call('HSET', state, counters[index], now) end
end
redis.call('ZREMRANGEBYSCORE', confirmed, '-inf', now - hour)
if redis.call('ZCARD', unconfirmed) > 0 then
  for _, ticket in ipairs(redis.call('ZRANGEBYSCORE', sent, '-inf', now)) do
    redis.call('ZREM', unconfirmed, ticket)
  end
end
local expired = redis.call('HINCRBY', state, 'expired', redis.call('ZREMRANGEBYSCORE', sent, '-inf', now))
`;

/** The end of these scripts: a bucket expires one hour plus the length of a lease after its last use. */
export const keepBucket = `
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, lease + hour) end
`;
