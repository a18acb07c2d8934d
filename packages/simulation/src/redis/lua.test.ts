import { expect, test } from "vitest";
import { LuaScripts } from "./lua.ts";
import { RedisData } from "./redis-data.ts";

const now = 1_764_000_000_123;

/** Runs a script on an empty model of Redis. */
function run(script: string, ...values: string[]) {
  return new LuaScripts().run(new RedisData(() => now), script, ["key"], values);
}

test("Lua scripts do not round timestamps in milliseconds", () => {
  const script = `
    local clock = redis.call('TIME')
    local now = clock[1] * 1000 + math.floor(clock[2] / 1000) + tonumber(ARGV[1])
    redis.call('ZADD', KEYS[1], now + 5, 'later')
    local entry = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
    return { now, table.concat({ 17, now }, ':'), entry[2], redis.call('ZCOUNT', KEYS[1], '(' .. now, '+inf') }`;
  expect(run(script, "0")).toEqual([now, `17:${now}`, `${now + 5}`, 1]);
});

test("a counter in a Redis hash can exceed 32 bits", () => {
  const script = "redis.call('HSET', KEYS[1], 'n', ARGV[1]) return redis.call('HINCRBY', KEYS[1], 'n', 1)";
  expect(run(script, `${now}`)).toBe(now + 1);
});

test("a missing Redis value is false in a Lua script, and false becomes null for the caller", () => {
  expect(run("return { redis.call('GET', KEYS[1]) == false, 2 }")).toEqual([null, 2]);
  expect(run("if redis.call('GET', KEYS[1]) == false then return false end return 1")).toBeNull();
});

test("an unsupported Redis command fails with an error that names the command", () => {
  expect(() => run("return redis.call('GETEX', KEYS[1])")).toThrow("GETEX");
});

test("a Redis key no longer exists once its expiry time is reached", () => {
  let time = now;
  const data = new RedisData(() => time);
  data.run("SET", ["lock", "holder", "PX", "5000"]);
  time += 4999;
  expect(data.run("GET", ["lock"])).toBe("holder");
  time += 1;
  expect(data.run("GET", ["lock"])).toBeNull();
});
