import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "redis";
import { runningNow, type SimulatedProcess, whileAlive } from "../world/process.ts";
import type { VirtualTime } from "../world/virtual-time.ts";
import type { Connection, ScriptInput, SharedRedis } from "./shared-redis.ts";

const { setImmediate } = globalThis;
const RealDate = Date;

/** A private redis-server, in memory, on a Unix socket in a temporary folder. */
export interface RedisServer {
  readonly client: Connection;
  close(): Promise<void>;
}

/** @throws Error if there is no redis-server on this machine. */
export async function startRedisServer(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "simulation-"));
  const socket = join(folder, "redis.sock");
  const options = ["--port", "0", "--unixsocket", socket, "--save", "", "--appendonly", "no"];
  const server = spawn("redis-server", options, { stdio: ["ignore", "pipe", "ignore"] });
  await once(server, "spawn");
  for await (const line of server.stdout) if (String(line).includes("eady to accept")) break;
  const client = createClient({ socket: { path: socket, tls: false } });
  client.on("error", () => {});
  await client.connect();
  return {
    client,
    async close() {
      client.destroy();
      server.kill();
      await once(server, "exit");
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * A real Redis that follows the time of a world, because the stores add an offset to the Redis clock. Only budgets are
 * stored in it, because Redis uses its real clock to expire the lease of a token's lock.
 */
export class RealRedis implements SharedRedis {
  readonly storesTokens = false;
  readonly #client: Connection;
  readonly #time: VirtualTime;
  #prefix: string;
  #pending = 0;
  readonly #waiting: SimulatedProcess[] = [];
  state = "up" as const;
  disturbed = false;

  /** @param prefix A prefix that no other world uses. */
  constructor(client: Connection, time: VirtualTime, prefix: string) {
    this.#client = client;
    this.#time = time;
    this.#prefix = prefix;
  }

  get options(): SharedRedis["options"] {
    const epoch = RealDate.UTC(2026, 0, 1);
    return { prefix: this.#prefix, timeOffsetMs: () => Math.round(epoch + this.#time.now - RealDate.now()) };
  }

  readonly connection: Connection = {
    eval: (script, input) => this.#command(() => this.#client.eval(script, this.#withPrefix(input))),
    evalSha: (sha1, input) => this.#command(() => this.#client.evalSha(sha1, this.#withPrefix(input))),
  };

  empty(): void {
    this.#prefix += "-emptied";
  }

  isUsedBy(process: SimulatedProcess): boolean {
    return this.#waiting.includes(process);
  }

  async settle(): Promise<boolean> {
    if (this.#pending === 0) return false;
    while (this.#pending > 0) await new Promise((resolve) => setImmediate(resolve));
    return true;
  }

  hasToken(): boolean {
    return false;
  }

  leftovers(): readonly string[] {
    return [];
  }

  /**
   * Replaces the prefix of the keys: a store reads the prefix once, but it changes when the world's Redis loses its data.
   */
  #withPrefix({ keys, ...rest }: ScriptInput): ScriptInput {
    return { ...rest, keys: keys.map((key) => key.replace(/^[^:]*/, this.#prefix)) };
  }

  #command(run: () => Promise<unknown>): Promise<unknown> {
    const { process } = runningNow() ?? {};
    this.#pending++;
    if (process) this.#waiting.push(process);
    const reply = run();
    const done = () => {
      this.#pending--;
      if (process) this.#waiting.splice(this.#waiting.indexOf(process), 1);
    };
    reply.then(done, done);
    return whileAlive(process, reply);
  }
}
