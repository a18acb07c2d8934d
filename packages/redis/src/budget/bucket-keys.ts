import { hashTag } from "../hash-tag.ts";
import { type KeyType, readTime } from "../script.ts";

/** The keys of a bucket, in the order in which its scripts take them, with their types. */
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
 * Opens the scripts of a bucket. Its keys:
 *
 *     …:in-flight    a sorted set: requests in flight, by the end of their lease
 *     …:sent         a sorted set: requests of the last hour, by the time when their hour ends
 *     …:confirmed    a sorted set: those that the API has certainly counted, by a time before it did so
 *     …:unconfirmed  a sorted set: those of unknown outcome, by the time from which on they are in doubt
 *     …:state        a hash: limit, others and heardAt by the last responses, pausedUntil, probedAt and probes, latest
 *                    (when a script last ran), and counters
 *
 * Two counters put scripts in an order that no clock can blur: `told` counts responses, `back` counts requests whose
 * hour has ended. `counter` makes tickets unique. They begin at the clock: after a loss of data they go on above all
 * that was said before.
 *
 * Arguments: time offset, lease.
 */
export const openBucket: string = `${readTime}
local inFlight, sent, confirmed, unconfirmed, state = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local lease, minute, hour = tonumber(ARGV[2]), 60000, 3600000
-- A clock that went back makes all times worthless: start over, as after a loss of data.
if (tonumber(redis.call('HGET', state, 'latest')) or 0) > now + minute then redis.call('DEL', unpack(KEYS)) end
redis.call('HSET', state, 'latest', now)
local counters = { 'told', 'back', 'counter' }
for index, count in ipairs(redis.call('HMGET', state, unpack(counters))) do
  if not string.match(count or '', '^%d+$') then redis.call('HSET', state, counters[index], now) end
end
redis.call('ZREMRANGEBYSCORE', confirmed, '-inf', now - hour)
if redis.call('ZCARD', unconfirmed) > 0 then
  for _, ticket in ipairs(redis.call('ZRANGEBYSCORE', sent, '-inf', now)) do
    redis.call('ZREM', unconfirmed, ticket)
  end
end
local back = redis.call('HINCRBY', state, 'back', redis.call('ZREMRANGEBYSCORE', sent, '-inf', now))
`;

/** Closes them: an unused bucket is gone after an hour and a lease. */
export const keepBucket = `
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, lease + hour) end
`;
