/** The part of fengari that the simulation uses: Lua 5.3 in JavaScript, with Lua's C API and without type declarations. */
declare module "fengari" {
  interface LuaState {
    readonly nCcalls: number;
  }
  type LuaString = Uint8Array;
  export const lua: {
    readonly LUA_OK: number;
    readonly LUA_REGISTRYINDEX: number;
    readonly LUA_TNIL: number;
    readonly LUA_TNUMBER: number;
    readonly LUA_TSTRING: number;
    readonly LUA_TTABLE: number;
    lua_gettop(state: LuaState): number;
    lua_newtable(state: LuaState): void;
    lua_pcall(state: LuaState, args: number, results: number, handler: number): number;
    lua_pop(state: LuaState, count: number): void;
    lua_pushboolean(state: LuaState, value: boolean): void;
    lua_pushcfunction(state: LuaState, code: (state: LuaState) => number): void;
    lua_pushnumber(state: LuaState, value: number): void;
    lua_pushstring(state: LuaState, text: LuaString): void;
    lua_rawgeti(state: LuaState, index: number, key: number): number;
    lua_rawseti(state: LuaState, index: number, key: number): void;
    lua_setfield(state: LuaState, index: number, key: LuaString): void;
    lua_setglobal(state: LuaState, name: LuaString): void;
    lua_settop(state: LuaState, index: number): void;
    lua_tonumber(state: LuaState, index: number): number;
    lua_tostring(state: LuaState, index: number): LuaString;
    lua_type(state: LuaState, index: number): number;
  };
  export const lauxlib: {
    luaL_dostring(state: LuaState, code: LuaString): number;
    luaL_loadstring(state: LuaState, code: LuaString): number;
    luaL_newstate(): LuaState;
    luaL_ref(state: LuaState, index: number): number;
  };
  export const lualib: { luaL_openlibs(state: LuaState): void };
  export function to_jsstring(text: LuaString): string;
  export function to_luastring(text: string): LuaString;
}
