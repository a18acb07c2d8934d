import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { freePort } from "./free-port.ts";
import { programPath } from "./programs.ts";

/** A Redis server for one test: in memory, on a free port of the loopback interface. */
export interface RedisServer {
  readonly url: string;
  /** Pauses the process: connections stay open, and no response comes. */
  freeze(): void;
  thaw(): void;
  /** Ends the process at once. */
  kill(): Promise<void>;
  /** Starts an empty server on the same port again. */
  start(): Promise<void>;
}

/** @throws Error if redis-server is not installed, or does not start. */
export async function startRedisServer(): Promise<RedisServer> {
  const program = programPath("redis-server");
  if (!program) throw new Error("redis-server is not installed (apt-get install redis-server).");
  const port = await freePort();
  let child: ChildProcess;
  const start = async () => {
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    const started = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
    child = started;
    for await (const line of createInterface(started.stdout)) if (line.includes("Ready to accept")) return;
    throw new Error(`redis-server ended before it accepted connections on port ${port}.`);
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGKILL");
      await once(child, "exit");
    },
    start,
  };
}
