import { Script } from "../script.ts";

/** Gives back a request that was taken and surely not sent. Keys: open and sent. Arguments: ticket. */
export const giveBackScript: Script = new Script(`
return redis.call('ZREM', KEYS[1], ARGV[1]) + redis.call('ZREM', KEYS[2], ARGV[1])
`);
