import { Script } from "../script.ts";
import { bucketKeyTypes, keepBucket, openBucket } from "./bucket-keys.ts";

/**
 * Acquires a slot for one request.
 *
 * A slot is free again an hour after its *response*: the API has counted the request before that, so its hour is over
 * at the API, too. `others` is how many requests of the budget are not in this log: those of other programs, or of a
 * Redis that has lost its data. Until a response has said so, one request goes alone.
 *
 * If nothing seems to be left and nothing is in flight, one request may *probe*:
 *
 * - at the end of a pause, when the API accepts a request whatever is left;
 * - if the budget is exhausted only by requests of unknown outcome, which may never have arrived. Requests whose
 *   process was killed are in doubt five minutes later;
 * - five minutes after the last response if others use the budget: when their hour ends is unknown.
 *
 * After a probe of unknown outcome the next one goes 1, 2, 4, … seconds later, then once a minute.
 *
 * A ticket says when the slot was acquired, what the counters were then, and whether it is for a probe:
 *
 *     17:1764000000000:1763990000250:1763990000003:0
 *
 * Replies with {0, ticket}, {milliseconds to wait}, or {-1} for “after the next response”.
 */
export const acquireScript: Script = new Script(
  bucketKeyTypes,
  `${openBucket}
local believed = 5 * minute
-- Whoever holds these slots is gone or slow. The requests may have been sent until their lease ended.
local lapsed = redis.call('ZRANGEBYSCORE', inFlight, '-inf', now, 'WITHSCORES')
for i = 1, #lapsed, 2 do
  local ticket, leaseEnd = lapsed[i], tonumber(lapsed[i + 1])
  redis.call('ZREM', inFlight, ticket)
  if leaseEnd + hour > now then
    redis.call('ZADD', sent, leaseEnd + hour, ticket)
    redis.call('ZADD', unconfirmed, leaseEnd + believed, ticket)
  end
end
local known = redis.call('HMGET', state, 'limit', 'others', 'heardAt', 'pausedUntil', 'told', 'probedAt', 'probes')
local limit, others = tonumber(known[1]) or 1000, tonumber(known[2]) or 0
local heardAt, pausedUntil = tonumber(known[3]) or 0, tonumber(known[4])
local probedAt, probes = tonumber(known[6]) or 0, tonumber(known[7]) or 0
if pausedUntil and pausedUntil > now then return { pausedUntil - now } end

local pending, logged = redis.call('ZCARD', inFlight), redis.call('ZCARD', sent)
local doubtful = redis.call('ZCOUNT', unconfirmed, '-inf', now)
local blind = heardAt <= now - hour
if blind then others = 0 end
if blind and pending > 0 then return { -1 } end
local free = limit - others - pending - logged
local probe = 0
if free <= 0 then
  if pending > 0 and (others > 0 or doubtful > 0 or logged == 0) then return { -1 } end
  local oldest = redis.call('ZRANGE', sent, 0, 0, 'WITHSCORES')
  local again = tonumber(oldest[2]) or now + believed
  if pending == 0 then
    local backoff = probes > 0 and math.min(minute, 1000 * 2 ^ (probes - 1)) or 0
    if pausedUntil or free + doubtful > 0 then
      again = math.min(again, probedAt + backoff)
    elseif others > 0 then
      again = math.min(again, math.max(heardAt + believed, probedAt + backoff))
    end
    local nextDoubt = redis.call('ZRANGEBYSCORE', unconfirmed, '(' .. now, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
    again = math.min(again, tonumber(nextDoubt[2]) or again)
  end
  if again > now then return { math.ceil(again - now) } end
  probe = 1
  redis.call('HSET', state, 'probedAt', now, 'probes', math.min(probes + 1, 20))
end

local number = redis.call('HINCRBY', state, 'counter', 1)
local ticket = table.concat({ number, now, known[5], back, probe }, ':')
redis.call('ZADD', inFlight, now + lease, ticket)
${keepBucket}
return { 0, ticket }
`,
);
