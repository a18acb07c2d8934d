import { readTime, Script } from "../script.ts";

/**
 * Takes one request from a bucket. Its keys:
 *
 *     …:open   a sorted set: requests under way, by the moment when they are given up
 *     …:sent   a sorted set: requests of the last hour, by the moment when they come back
 *     …:heard  a hash: limit, foreign, heardAt and pausedUntil by the last answers, and a counter
 *
 * A request comes back an hour after its *answer*: the API has counted it before that, so that its hour is over
 * at the API, too. `foreign` is how many requests of the budget are not in this log: other programs', or those of
 * a Redis that has lost its data. Until an answer has said so, one request goes alone.
 *
 * Arguments: time offset, lease. Answers {0, ticket}, {milliseconds to wait}, or {-1} for "after the next answer".
 */
export const takeScript: Script = new Script(`${readTime}
local open, sent, heard = KEYS[1], KEYS[2], KEYS[3]
local lease, hour, look = tonumber(ARGV[2]), 3600000, 300000
redis.call('ZREMRANGEBYSCORE', sent, '-inf', now)
-- Whoever took these is gone. They may have been sent until their lease ended.
local lapsed = redis.call('ZRANGEBYSCORE', open, '-inf', now, 'WITHSCORES')
for i = 1, #lapsed, 2 do
  redis.call('ZREM', open, lapsed[i])
  redis.call('ZADD', sent, lapsed[i + 1] + hour, lapsed[i])
end
local known = redis.call('HMGET', heard, 'limit', 'foreign', 'heardAt', 'pausedUntil')
local limit, foreign = tonumber(known[1] or 1000), tonumber(known[2] or 0)
local heardAt, pausedUntil = tonumber(known[3] or 0), tonumber(known[4] or 0)
if pausedUntil > now then return { pausedUntil - now } end

local pending, gone = redis.call('ZCARD', open), redis.call('ZCARD', sent)
local blind = heardAt <= now - hour
if blind then foreign = 0 end
-- At the end of a pause the API accepts a request, whose answer tells the rest.
if pausedUntil > 0 and pending == 0 then
  redis.call('HDEL', heard, 'pausedUntil')
elseif blind and pending > 0 then
  return { -1 }
elseif limit - foreign - pending - gone <= 0 then
  if pending > 0 and (foreign > 0 or gone == 0) then return { -1 } end
  local first = redis.call('ZRANGE', sent, 0, 0, 'WITHSCORES')
  local again = tonumber(first[2]) or now + look
  -- Nobody knows when requests of others come back: one looks again from time to time.
  if foreign > 0 then again = math.min(again, heardAt + look) end
  if again > now then return { again - now } end
end

local ticket = clock[1] .. '-' .. redis.call('HINCRBY', heard, 'counter', 1)
redis.call('ZADD', open, now + lease, ticket)
redis.call('PEXPIRE', open, lease + hour)
if gone > 0 then redis.call('PEXPIRE', sent, lease + hour) end
redis.call('PEXPIRE', heard, lease + hour)
return { 0, ticket }
`);
