import { readTime, Script } from "../script.ts";

/**
 * Enters what became of a request. Keys as in the script that takes one.
 *
 * How many of the requests that the API has counted are not ours lies between two bounds: all that were taken
 * until now may be among the counted ones, and all that were answered before this one was taken surely are. The
 * number that is kept moves only as far as the bounds push it. Without foreign requests it is and stays 0, in
 * whatever order answers come, and the budget is used to the last request.
 *
 * Arguments: time offset, lease, ticket, age of the answer in ms, then limit and remaining, and how long to pause
 * after a 429; "" for what is not known.
 */
export const reportScript: Script = new Script(`${readTime}
local open, sent, heard = KEYS[1], KEYS[2], KEYS[3]
local lease, hour, ticket = tonumber(ARGV[2]), 3600000, ARGV[3]
local limit, remaining, pause = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local heardAt = now - tonumber(ARGV[4])
redis.call('ZREMRANGEBYSCORE', sent, '-inf', now)
local leased = redis.call('ZSCORE', open, ticket)
redis.call('ZREM', open, ticket)
if pause then
  -- A refused request costs nothing.
  redis.call('ZREM', sent, ticket)
  redis.call('HSET', heard, 'pausedUntil', heardAt + pause)
elseif heardAt + hour > now then
  redis.call('ZADD', sent, heardAt + hour, ticket)
end

if limit and remaining then
  local counted, own = limit - remaining, pause and 0 or 1
  local most, least = redis.call('ZCARD', sent) + redis.call('ZCARD', open), own
  if leased then
    local taken = leased - lease
    least = own + redis.call('ZCOUNT', sent, '-inf', '(' .. string.format('%.0f', taken + hour))
  end
  local low, high = math.max(0, counted - most), math.max(0, counted - least)
  local known = redis.call('HMGET', heard, 'foreign', 'heardAt')
  local foreign = high
  if known[1] and tonumber(known[2]) > now - hour then
    foreign = math.max(low, math.min(high, tonumber(known[1])))
  end
  redis.call('HSET', heard, 'limit', limit, 'foreign', foreign, 'heardAt', heardAt)
end
for _, key in ipairs(KEYS) do redis.call('PEXPIRE', key, lease + hour) end
return 0
`);

/** Gives back a request that was taken and surely not sent. Arguments: ticket. */
export const giveBackScript: Script = new Script(`return redis.call('ZREM', KEYS[1], ARGV[1])`);
