import { Script } from "../script.ts";
import { bucketKeyTypes } from "./bucket-keys.ts";

/** Releases the slot of a request that certainly never left: it costs nothing. Arguments: ticket. */
export const returnScript: Script = new Script(
  bucketKeyTypes,
  `
if string.match(ARGV[1], ':1$') then redis.call('HDEL', KEYS[5], 'probedAt', 'probes') end
return redis.call('ZREM', KEYS[1], ARGV[1]) + redis.call('ZREM', KEYS[2], ARGV[1]) + redis.call('ZREM', KEYS[4], ARGV[1])
`,
);
