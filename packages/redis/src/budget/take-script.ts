import { Script } from "../script.ts";
import { keepBucket, openBucket } from "./open-bucket.ts";

/**
 * Takes one request from a bucket.
 *
 * A request comes back an hour after its *answer*: the API has counted it before that, so that its hour is over
 * at the API, too. `foreign` is how many requests of the budget are not in this log: other programs', or those of
 * a Redis that has lost its data. Until an answer has said so, one request goes alone.
 *
 * A ticket says when it was taken, and what the counters were then:
 *
 *     17:1764000000000:1763990000250:1763990000003
 *
 * Answers {0, ticket}, {milliseconds to wait}, or {-1} for "after the next answer".
 */
export const takeScript: Script = new Script(`${openBucket}
local look = 300000
-- Whoever took these is gone or slow. They may have been sent until their lease ended.
local lapsed = redis.call('ZRANGEBYSCORE', open, '-inf', now, 'WITHSCORES')
for i = 1, #lapsed, 2 do
  redis.call('ZREM', open, lapsed[i])
  redis.call('ZADD', sent, lapsed[i + 1] + hour, lapsed[i])
end
local known = redis.call('HMGET', heard, 'limit', 'foreign', 'heardAt', 'pausedUntil', 'told')
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

local number = redis.call('HINCRBY', heard, 'counter', 1)
local ticket = table.concat({ number, now, known[5], back }, ':')
redis.call('ZADD', open, now + lease, ticket)
${keepBucket}
return { 0, ticket }
`);
