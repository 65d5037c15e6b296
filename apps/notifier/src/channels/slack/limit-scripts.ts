/**
 * Keys: away, failures, closed, turns of the workspace, turns of the conversation. Arguments: milliseconds between two turns
 * and how many may come at once, for the workspace and for the conversation; whether a turn is reserved; whether the
 * caller has one; the furthest turn. Answers with milliseconds, what they mean, and how often the workspace failed lately.
 *
 * A key of turns holds when the next one would be if none came at once. What a conversation reserves far ahead counts in
 * its workspace as of now, so that one conversation holds up no other.
 */
export const TAKE_TURN = `
local failures = tonumber(redis.call('GET', KEYS[2]) or '0')
local away = redis.call('PTTL', KEYS[1])
if away > 0 then return {away, 3, failures} end
local closed = math.max(0, redis.call('PTTL', KEYS[3]))
if ARGV[6] == '1' and closed == 0 then return {0, 0, failures} end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function ahead(key, every, burst)
  local at_once = (burst - 1) * every
  local open = closed > 0 and now + closed + at_once or now
  local turn = math.max(tonumber(redis.call('GET', key) or '0'), open)
  return turn, turn - at_once
end
local function keep(key, turn)
  redis.call('SET', key, string.format('%.0f', turn), 'PX', string.format('%.0f', turn - now + 1000))
end
local workspace, from = ahead(KEYS[4], tonumber(ARGV[1]), tonumber(ARGV[2]))
local start = math.max(now + closed, from)
local conversation
if ARGV[5] == '1' then
  conversation, from = ahead(KEYS[5], tonumber(ARGV[3]), tonumber(ARGV[4]))
  start = math.max(start, from)
end
local wait = start - now
local furthest = tonumber(ARGV[7])
if wait > furthest or (wait > 0 and ARGV[5] == '0') then return {math.min(wait, furthest), 2, failures} end
keep(KEYS[4], workspace + tonumber(ARGV[1]))
if conversation then keep(KEYS[5], conversation + tonumber(ARGV[3])) end
return {wait, wait > 0 and 1 or 0, failures}`;

/** Three failures in a row are an accident. After more, the workspace is asked after one second, two, four, at most 60. */
export const FAILED = `
local failures = redis.call('INCR', KEYS[2])
redis.call('PEXPIRE', KEYS[2], 600000)
if failures > 3 then redis.call('SET', KEYS[1], '1', 'PX', math.min(60000, 1000 * 2 ^ math.min(failures - 4, 6))) end
return failures`;

export const ANSWERED = `return redis.call('DEL', KEYS[1], KEYS[2])`;
