import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { findProgram } from "./find-program.ts";
import { freePort } from "./free-port.ts";
import { stop } from "./stop.ts";

export interface RedisProcess {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the machine's redis-server, in memory and on loopback; undefined where none is installed. */
export async function startRedisProcess(): Promise<RedisProcess | undefined> {
  const program = findProgram(["redis-server"]);
  if (!program) return undefined;
  const port = await freePort();
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
  let ready = false;
  for await (const line of createInterface(child.stdout)) {
    ready = line.includes("Ready to accept");
    if (ready) break;
  }
  if (!ready) throw new Error("redis-server did not start.");
  return { url: `redis://127.0.0.1:${port}`, close: () => stop(child) };
}
