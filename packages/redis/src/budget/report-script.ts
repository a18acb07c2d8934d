import { Script } from "../script.ts";
import { keepBucket, openBucket } from "./open-bucket.ts";

/**
 * Enters what became of a request, and learns from the answer how many requests are `foreign`.
 *
 * An answer counts the requests of an hour, ours among them, at a moment that nobody knows. A process does not
 * know either which of its requests was answered. It does know the first of those that overlapped this one, and
 * that was taken before the answer was made. So of our requests the answer counts
 *
 * - at most those under way and those sent, and those that have come back since the first was taken: what came
 *   back before had its hour over;
 * - at least its own, and those whose answer was told before the first was taken and whose hour has not ended
 *   since. A request without an answer is none of these, whether its process gave it up or its lease lapsed: the
 *   API may not have counted it, or not yet.
 *
 * The rest of the count is foreign, and the number that is kept moves only as far as these bounds push it. Without
 * foreign requests it is and stays 0, in whatever order answers come, and the budget is used to the last request.
 * An answer that may be older than the one that raised the number does not lower it.
 *
 * Arguments: time offset, lease, ticket, ticket of the first, age of the answer in ms, then limit and remaining, and
 * how long to pause after a 429; "" for what is not known.
 */
export const reportScript: Script = new Script(`${openBucket}
local ticket, first = ARGV[3], ARGV[4]
local heardAt = now - tonumber(ARGV[5])
local limit, remaining, pause = tonumber(ARGV[6]), tonumber(ARGV[7]), tonumber(ARGV[8])
local counted = limit and remaining and limit - remaining
redis.call('ZREM', open, ticket)
if pause then
  -- A refused request costs nothing.
  redis.call('ZREM', sent, ticket)
  redis.call('HSET', heard, 'pausedUntil', heardAt + pause)
else
  -- What was given up without an answer may be counted a little later.
  local comesBack = heardAt + hour + (counted and 0 or lease)
  if comesBack > now then redis.call('ZADD', sent, comesBack, ticket) end
end

local known = redis.call('HMGET', heard, 'foreign', 'heardAt', 'raisedAt', 'told')
local before, lastHeard, told = tonumber(known[1]), tonumber(known[2] or 0), tonumber(known[4])
if lastHeard <= now - hour then before = nil end
local own = pause and 0 or 1
-- One that does not count its own request tells of another budget: a 401 of that of callers without a token.
if counted and (counted >= own or not before) then
  -- A request that Redis did not give has no such ticket: zeros make its bounds as wide as they can be.
  local taken, toldThen, backThen = string.match(first, '^%d+:(%d+):(%d+):(%d+)$')
  taken, toldThen, backThen = tonumber(taken or 0), tonumber(toldThen or 0), tonumber(backThen or 0)
  local most = redis.call('ZCARD', open) + redis.call('ZCARD', sent) + back - backThen
  local least = math.max(0, redis.call('ZCARD', answered) - (told - toldThen)) + own
  local low, high = math.max(0, counted - most), math.max(0, counted - least)
  local foreign = before or high
  if low > foreign then
    foreign = low
  elseif high < foreign and toldThen >= tonumber(known[3]) then
    foreign = high
  end
  if foreign > (before or -1) then redis.call('HSET', heard, 'raisedAt', told + 1) end
  redis.call('HSET', heard, 'limit', limit, 'foreign', foreign, 'heardAt', math.max(heardAt, lastHeard))
  redis.call('HSET', heard, 'told', told + 1)
  if not pause then redis.call('ZADD', answered, taken, ticket) end
end
${keepBucket}
return 0
`);
