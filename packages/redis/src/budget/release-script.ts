import { Script } from "../script.ts";
import { bucketKeyTypes, keepBucket, openBucket } from "./bucket-keys.ts";

/**
 * Releases the slot of a request that was sent, and calculates from its response's count how many requests `others`,
 * the other programs, have sent.
 *
 * The API made the count at an unknown time after the slot was acquired. Of our own requests, it includes
 *
 * - at most those in flight, those that ended in the last hour, and those whose hour has ended since the slot was
 *   acquired;
 * - at least this request, unless the API rejected it with 429, and those that were confirmed before the slot was
 *   acquired and whose hour has not ended since. Requests with an unknown outcome are not among these, because the API
 *   may not have counted them.
 *
 * What is left of the count are requests of other programs. `others` changes only as far as these bounds require. If
 * there are no other programs, `others` therefore stays 0, in whatever order responses arrive, and the whole budget is
 * used. A response that may be older than the one that raised `others` does not lower it.
 *
 * Requests with an unknown outcome are no longer in doubt if the count must include them. Those that are missing from a
 * probe's count never arrived, and are removed.
 *
 * Arguments: time offset, lease, ticket, age of the response in ms, limit, remaining, and the pause after a 429 in ms.
 * Unknown values are "". A request without a slot in Redis has a ticket in another format.
 */
export const releaseScript: Script = new Script(
  bucketKeyTypes,
  `${openBucket}
local ticket = ARGV[3]
local endedAt = now - tonumber(ARGV[4])
local limit, remaining, pause = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local counted = limit and remaining and limit - remaining
redis.call('ZREM', inFlight, ticket)
redis.call('ZREM', unconfirmed, ticket)
if pause then
  -- The API does not count a request that it rejects.
  redis.call('ZREM', sent, ticket)
  redis.call('HSET', state, 'pausedUntil', endedAt + pause)
  redis.call('HDEL', state, 'probedAt', 'probes')
else
  -- The API may count a request with an unknown outcome a little later, so its hour ends a lease later.
  local hourEnds = endedAt + hour + (counted and 0 or lease)
  if hourEnds > now then
    redis.call('ZADD', sent, hourEnds, ticket)
    if not counted then redis.call('ZADD', unconfirmed, endedAt, ticket) end
  end
end

local known = redis.call('HMGET', state, 'others', 'countedAt', 'raisedAt', 'responses', 'pausedUntil')
local before, countedAt, responses = tonumber(known[1]), tonumber(known[2]) or 0, tonumber(known[4])
if countedAt <= now - hour then before = nil end
local own = pause and 0 or 1
-- A count that cannot include this request is of another budget: a 401 reports the budget of callers without a token.
if counted and (counted >= own or not before) then
  -- For a request without a slot, these values are unknown, and 0 gives the widest bounds.
  local acquired, responsesThen, expiredThen, probe = string.match(ticket, '^%d+:(%d+):(%d+):(%d+):(%d)$')
  acquired = tonumber(acquired) or 0
  responsesThen, expiredThen = tonumber(responsesThen) or 0, tonumber(expiredThen) or 0
  local most = redis.call('ZCARD', inFlight) + redis.call('ZCARD', sent) + expired - expiredThen
  local least = math.max(0, redis.call('ZCARD', confirmed) - (responses - responsesThen)) + own
  local low, high = math.max(0, counted - most), math.max(0, counted - least)
  local others = before or high
  if low > others then
    others = low
  elseif high < others and responsesThen >= (tonumber(known[3]) or 0) then
    others = high
  end
  if others > (before or -1) then redis.call('HSET', state, 'raisedAt', responses + 1) end
  redis.call('HSET', state, 'limit', limit, 'others', others, 'countedAt', math.max(endedAt, countedAt))
  redis.call('HSET', state, 'responses', responses + 1)
  redis.call('HDEL', state, 'probedAt', 'probes')
  if not pause then
    redis.call('ZADD', confirmed, acquired, ticket)
    if (tonumber(known[5]) or now) <= now then redis.call('HDEL', state, 'pausedUntil') end
  end

  local bound = probe == '1' and acquired or '(' .. acquired
  if probe == '1' then
    local missing = redis.call('ZCOUNT', unconfirmed, '-inf', bound) - math.max(0, high - others)
    for _, lost in ipairs(redis.call('ZRANGEBYSCORE', unconfirmed, '-inf', bound, 'LIMIT', 0, math.max(0, missing))) do
      redis.call('ZREM', unconfirmed, lost)
      redis.call('ZREM', sent, lost)
    end
  end
  if probe == '1' or counted - others >= most then
    redis.call('ZREMRANGEBYSCORE', unconfirmed, '-inf', bound)
  end
end
${keepBucket}
return 0
`,
);

/** Releases the slot of a request that was certainly never sent, and so costs nothing. Arguments: ticket. */
export const releaseUnsentScript: Script = new Script(
  bucketKeyTypes,
  `
if string.match(ARGV[1], ':1$') then redis.call('HDEL', KEYS[5], 'probedAt', 'probes') end
return redis.call('ZREM', KEYS[1], ARGV[1]) + redis.call('ZREM', KEYS[2], ARGV[1]) + redis.call('ZREM', KEYS[4], ARGV[1])
`,
);
