import { Script } from "../script.ts";
import { bucketKeyTypes, keepBucket, openBucket } from "./bucket-keys.ts";

/**
 * Releases the slot of a request that was sent, and learns from its response how many requests `others` have sent.
 *
 * The response counts the requests of an hour, ours among them, at a time that nobody knows: after the slot was
 * acquired. So of our requests it counts
 *
 * - at most those in flight and those sent, and those whose hour has ended since the slot was acquired;
 * - at least its own, and those that were confirmed before the slot was acquired and whose hour has not ended since.
 *   A request of unknown outcome is none of these: the API may not have counted it, or not yet.
 *
 * The rest of the count is of others, and the number that is kept moves only as far as these bounds push it. Without
 * others it is and stays 0, in whatever order responses arrive, and the budget is used to the last request. A response
 * that may be older than the one that raised the number does not lower it.
 *
 * Requests of unknown outcome are no longer in doubt if the count must include them. Those that a probe finds missing
 * are forgotten: they never arrived.
 *
 * Arguments: time offset, lease, ticket, age of the response in ms, then limit and remaining, and how long to pause
 * after a 429; "" for what is not known. A request that has no slot here has another ticket.
 */
export const releaseScript: Script = new Script(
  bucketKeyTypes,
  `${openBucket}
local ticket = ARGV[3]
local heardAt = now - tonumber(ARGV[4])
local limit, remaining, pause = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local counted = limit and remaining and limit - remaining
redis.call('ZREM', inFlight, ticket)
redis.call('ZREM', unconfirmed, ticket)
if pause then
  -- The API does not count a request that it rejects.
  redis.call('ZREM', sent, ticket)
  redis.call('HSET', state, 'pausedUntil', heardAt + pause)
  redis.call('HDEL', state, 'probedAt', 'probes')
else
  -- A request of unknown outcome may be counted a little later.
  local hourEnds = heardAt + hour + (counted and 0 or lease)
  if hourEnds > now then
    redis.call('ZADD', sent, hourEnds, ticket)
    if not counted then redis.call('ZADD', unconfirmed, heardAt, ticket) end
  end
end

local known = redis.call('HMGET', state, 'others', 'heardAt', 'raisedAt', 'told', 'pausedUntil')
local before, lastHeard, told = tonumber(known[1]), tonumber(known[2]) or 0, tonumber(known[4])
if lastHeard <= now - hour then before = nil end
local own = pause and 0 or 1
-- A count without its own request is that of another budget: a 401 tells of callers without a token.
if counted and (counted >= own or not before) then
  -- Without a ticket of ours the bounds are as wide as they can be.
  local acquired, toldThen, backThen, probe = string.match(ticket, '^%d+:(%d+):(%d+):(%d+):(%d)$')
  acquired, toldThen, backThen = tonumber(acquired) or 0, tonumber(toldThen) or 0, tonumber(backThen) or 0
  local most = redis.call('ZCARD', inFlight) + redis.call('ZCARD', sent) + back - backThen
  local least = math.max(0, redis.call('ZCARD', confirmed) - (told - toldThen)) + own
  local low, high = math.max(0, counted - most), math.max(0, counted - least)
  local others = before or high
  if low > others then
    others = low
  elseif high < others and toldThen >= (tonumber(known[3]) or 0) then
    others = high
  end
  if others > (before or -1) then redis.call('HSET', state, 'raisedAt', told + 1) end
  redis.call('HSET', state, 'limit', limit, 'others', others, 'heardAt', math.max(heardAt, lastHeard))
  redis.call('HSET', state, 'told', told + 1)
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
