import type * as Fengari from "fengari";
import type { RedisData, Reply } from "./redis-data.ts";

// Redis uses Lua 5.1, which has only one type of number, and prints 1.0 as 1. This option makes Lua 5.3 print numbers like that.
process.env.FENGARICONF = JSON.stringify({ LUA_COMPAT_FLOATSTRING: true });
const { lauxlib, lua, lualib, to_jsstring, to_luastring }: typeof Fengari = await import("fengari");

type State = ReturnType<typeof lauxlib.luaL_newstate>;

/** Runs Redis scripts in a Lua interpreter, on the data of the model. */
export class LuaScripts {
  readonly #state: State = lauxlib.luaL_newstate();
  /** The indexes of compiled scripts in Lua's registry, by source. */
  readonly #compiled = new Map<string, number>();
  #data: RedisData | undefined;
  /** The error that a command threw. It is kept here because the interpreter does not pass it on. */
  #error: unknown;

  constructor() {
    const state = this.#state;
    lualib.luaL_openlibs(state);
    lauxlib.luaL_dostring(state, to_luastring("unpack = table.unpack"));
    lua.lua_newtable(state);
    lua.lua_pushcfunction(state, (caller: State) => this.#call(caller));
    lua.lua_setfield(state, -2, to_luastring("call"));
    lua.lua_setglobal(state, to_luastring("redis"));
  }

  run(data: RedisData, script: string, keys: readonly string[], values: readonly string[]): Reply {
    const state = this.#state;
    this.#data = data;
    this.#error = undefined;
    this.#setList("KEYS", keys);
    this.#setList("ARGV", values);
    lua.lua_rawgeti(state, lua.LUA_REGISTRYINDEX, this.#compile(script));
    const status = lua.lua_pcall(state, 0, 1, 0);
    const result = status === lua.LUA_OK ? toReply(state, -1) : undefined;
    const message = status === lua.LUA_OK ? "" : to_jsstring(lua.lua_tostring(state, -1));
    lua.lua_settop(state, 0);
    if (result === undefined) throw this.#error ?? new Error(message);
    return result;
  }

  #compile(script: string): number {
    const compiled = this.#compiled.get(script);
    if (compiled !== undefined) return compiled;
    if (lauxlib.luaL_loadstring(this.#state, to_luastring(script)) !== lua.LUA_OK) {
      throw new Error(to_jsstring(lua.lua_tostring(this.#state, -1)));
    }
    const index = lauxlib.luaL_ref(this.#state, lua.LUA_REGISTRYINDEX);
    this.#compiled.set(script, index);
    return index;
  }

  #setList(name: string, list: readonly string[]): void {
    pushReply(this.#state, [...list]);
    lua.lua_setglobal(this.#state, to_luastring(name));
  }

  #runCommand(command: string, args: readonly string[]): Reply {
    try {
      return (this.#data as RedisData).run(command, args);
    } catch (error) {
      this.#error = error;
      throw error;
    }
  }

  /** `redis.call(command, …)` */
  #call(state: State): number {
    const args = Array.from({ length: lua.lua_gettop(state) }, (_, index) => toText(state, index + 1));
    const [command = "", ...rest] = args;
    pushReply(state, this.#runCommand(command, rest));
    return 1;
  }
}

/** Converts an argument to a string; like Redis, prints whole numbers without a fraction. */
function toText(state: State, index: number): string {
  if (lua.lua_type(state, index) === lua.LUA_TNUMBER) return String(lua.lua_tonumber(state, index));
  return to_jsstring(lua.lua_tostring(state, index));
}

function pushReply(state: State, reply: Reply): void {
  if (reply === null) lua.lua_pushboolean(state, false);
  else if (typeof reply === "number") lua.lua_pushnumber(state, reply);
  else if (typeof reply === "string") lua.lua_pushstring(state, to_luastring(reply));
  else {
    lua.lua_newtable(state);
    const entries = Array.isArray(reply) ? reply.entries() : Object.entries(reply);
    for (const [key, value] of entries) {
      pushReply(state, value as Reply);
      if (typeof key === "number") lua.lua_rawseti(state, -2, key + 1);
      else lua.lua_setfield(state, -2, to_luastring(key));
    }
  }
}

/** Converts the result of a script as Redis does: numbers are truncated, false becomes null. */
function toReply(state: State, index: number): Reply {
  switch (lua.lua_type(state, index)) {
    case lua.LUA_TNUMBER:
      return Math.trunc(lua.lua_tonumber(state, index));
    case lua.LUA_TSTRING:
      return to_jsstring(lua.lua_tostring(state, index));
    case lua.LUA_TTABLE: {
      const list: Reply[] = [];
      for (let at = 1; ; at++) {
        lua.lua_rawgeti(state, index, at);
        if (lua.lua_type(state, -1) === lua.LUA_TNIL) break;
        list.push(toReply(state, lua.lua_gettop(state)));
        lua.lua_pop(state, 1);
      }
      lua.lua_pop(state, 1);
      return list;
    }
    default:
      return null;
  }
}
