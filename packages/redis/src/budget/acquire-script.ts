import { Script } from "../script.ts";
import { bucketKeyTypes, keepBucket, openBucket } from "./bucket-keys.ts";

/**
 * Acquires a slot for one request.
 *
 * A slot is free again an hour after its *response*: the API counted the request before that, so its hour has then ended
 * at the API, too. `others` is the number of counted requests that these keys lack: those of other programs, or those
 * from before a loss of data. Until a response has reported a count, only one request is sent at a time.
 *
 * If the budget seems spent and nothing is in flight, one request may *probe*:
 *
 * - at the end of a pause, when the API accepts a request in any case;
 * - if the budget is spent only because of requests with an unknown outcome, which may never have arrived. Requests of
 *   a killed process are in doubt from five minutes after the end of their lease;
 * - five minutes after the last count if other programs use the budget: it is unknown when their hour ends.
 *
 * After a probe with an unknown outcome, the next ones follow 1, 2, 4, … seconds later, then once a minute.
 *
 * A ticket contains a number, the time when the slot was acquired, the counters `responses` and `expired` at
 * that time, and 1 for a probe, otherwise 0:
 *
 *     17:1764000000000:1763990000250:1763990000003:0
 *
 * Replies with {0, ticket}, {milliseconds to wait}, or {-1}: wait for the next response.
 */
export const acquireScript: Script = new Script(
  bucketKeyTypes,
  `${openBucket}
local probeAfter = 5 * minute
-- The processes that hold these slots were killed or are slow. They may have sent the requests until the lease ended.
local lapsed = redis.call('ZRANGEBYSCORE', inFlight, '-inf', now, 'WITHSCORES')
for i = 1, #lapsed, 2 do
  local ticket, leaseEnd = lapsed[i], tonumber(lapsed[i + 1])
  redis.call('ZREM', inFlight, ticket)
  if leaseEnd + hour > now then
    redis.call('ZADD', sent, leaseEnd + hour, ticket)
    redis.call('ZADD', unconfirmed, leaseEnd + probeAfter, ticket)
  end
end
local known = redis.call('HMGET', state, 'limit', 'others', 'countedAt', 'pausedUntil', 'responses', 'probedAt', 'probes')
local limit, others = tonumber(known[1]) or 1000, tonumber(known[2]) or 0
local countedAt, pausedUntil = tonumber(known[3]) or 0, tonumber(known[4])
local probedAt, probes = tonumber(known[6]) or 0, tonumber(known[7]) or 0
if pausedUntil and pausedUntil > now then return { pausedUntil - now } end

local pending, logged = redis.call('ZCARD', inFlight), redis.call('ZCARD', sent)
local doubtful = redis.call('ZCOUNT', unconfirmed, '-inf', now)
local uncounted = countedAt <= now - hour
if uncounted then others = 0 end
if uncounted and pending > 0 then return { -1 } end
local free = limit - others - pending - logged
local probe = 0
if free <= 0 then
  if pending > 0 and (others > 0 or doubtful > 0 or logged == 0) then return { -1 } end
  local oldest = redis.call('ZRANGE', sent, 0, 0, 'WITHSCORES')
  local nextAt = tonumber(oldest[2]) or now + probeAfter
  if pending == 0 then
    local backoff = probes > 0 and math.min(minute, 1000 * 2 ^ (probes - 1)) or 0
    if pausedUntil or free + doubtful > 0 then
      nextAt = math.min(nextAt, probedAt + backoff)
    elseif others > 0 then
      nextAt = math.min(nextAt, math.max(countedAt + probeAfter, probedAt + backoff))
    end
    local nextDoubt = redis.call('ZRANGEBYSCORE', unconfirmed, '(' .. now, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)
    nextAt = math.min(nextAt, tonumber(nextDoubt[2]) or nextAt)
  end
  if nextAt > now then return { math.ceil(nextAt - now) } end
  probe = 1
  redis.call('HSET', state, 'probedAt', now, 'probes', math.min(probes + 1, 20))
end

local number = redis.call('HINCRBY', state, 'counter', 1)
local ticket = table.concat({ number, now, known[5], expired, probe }, ':')
redis.call('ZADD', inFlight, now + lease, ticket)
${keepBucket}
return { 0, ticket }
`,
);
