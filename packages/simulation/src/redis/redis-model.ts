import { createHash } from "node:crypto";
import { runningNow, type SimulatedProcess, whileAlive } from "../world/process.ts";
import type { VirtualTime } from "../world/virtual-time.ts";
import { LuaScripts } from "./lua.ts";
import { RedisData, type Reply } from "./redis-data.ts";
import type { ScriptInput, SharedRedis } from "./shared-redis.ts";

const epoch = Date.UTC(2026, 0, 1);
/** The usual delay of a command, and of its reply, in milliseconds. */
const usualMs = 1;
/** The delay of a command if Redis is slow, in milliseconds. The stores do not wait that long. */
const slowMs = 1500;

let scripts: LuaScripts | undefined;

/** A model of a Redis that all processes of a world share. It runs the stores' scripts, can be down or slow, and can lose its data. */
export class RedisModel implements SharedRedis {
  readonly storesTokens = true;
  readonly options = {};
  readonly #time: VirtualTime;
  readonly #onError: (error: unknown) => void;
  readonly #data: RedisData;
  /** The number of replies that each process waits for. */
  readonly #waiting = new Map<SimulatedProcess, number>();
  /** The scripts that were sent, by SHA-1. */
  readonly #scripts = new Map<string, string>();
  state: SharedRedis["state"] = "up";
  disturbed = false;

  /** @param onError Called if a script fails. */
  constructor(time: VirtualTime, onError: (error: unknown) => void) {
    this.#time = time;
    this.#onError = onError;
    this.#data = new RedisData(() => epoch + time.now);
    scripts ??= new LuaScripts();
  }

  async settle(): Promise<boolean> {
    return false;
  }

  hasToken(token: string): boolean {
    return this.#data.hasInHash(token);
  }

  leftovers(): readonly string[] {
    return this.#data.keys.flatMap((key) => {
      if (key.endsWith(":lock")) return ["the lock of a token in Redis"];
      const count = key.endsWith(":in-flight") ? this.#data.countAfter(key, epoch + this.#time.now) : 0;
      return count > 0 ? [`${count} slots in Redis`] : [];
    });
  }

  isUsedBy(process: SimulatedProcess): boolean {
    return this.#waiting.has(process);
  }

  /** The connection that the stores use in place of node-redis. */
  readonly connection = {
    eval: (script: string, input: ScriptInput): Promise<Reply> => {
      this.#scripts.set(createHash("sha1").update(script).digest("hex"), script);
      return this.#command(() => this.#run(script, input));
    },
    evalSha: (sha1: string, input: ScriptInput): Promise<Reply> =>
      this.#command(() => {
        const script = this.#scripts.get(sha1);
        if (script === undefined) throw new Error("NOSCRIPT No matching script. Please use EVAL.");
        return this.#run(script, input);
      }),
  };

  empty(): void {
    this.#data.clear();
    this.#scripts.clear();
  }

  #run(script: string, input: ScriptInput): Reply {
    return (scripts as LuaScripts).run(this.#data, script, input.keys, input.arguments);
  }

  #command(run: () => Reply): Promise<Reply> {
    const { process } = runningNow() ?? {};
    const { state } = this;
    const reply = new Promise<Reply>((resolve, reject) => {
      const fail = (reason: string) => this.#time.later(usualMs, () => reject(new Error(reason)));
      if (state === "down") return fail("The client is closed");
      if (state === "hangs") return;
      this.#time.later(state === "slow" ? slowMs : usualMs, () => {
        try {
          const value = run();
          if (state === "cut") fail("Socket closed unexpectedly");
          else this.#time.later(usualMs, () => resolve(value));
        } catch (error) {
          reject(error);
          // After NOSCRIPT, a store sends the whole script. Any other error is a bug in the script or in this model.
          if (!String(error).includes("NOSCRIPT")) this.#onError(error);
        }
      });
    });
    if (!process) return reply;
    this.#waiting.set(process, (this.#waiting.get(process) ?? 0) + 1);
    const done = () => {
      const left = (this.#waiting.get(process) ?? 1) - 1;
      if (left === 0) this.#waiting.delete(process);
      else this.#waiting.set(process, left);
    };
    reply.then(done, done);
    return whileAlive(process, reply);
  }
}
