import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { ServerMessage } from "./report-cpu.ts";

/** A server in its own process, on loopback. */
export interface RunningServer {
  readonly port: number;
  /** The processor time that the server has used, in milliseconds. */
  cpuMs(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts one of the server programs in this folder. The server exits on `stop`, or when this process exits. */
export async function startServer(program: string, ...args: readonly string[]): Promise<RunningServer> {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const child = fork(file, [...args], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const ended = once(child, "exit");
  const next = async (): Promise<Partial<{ port: number; cpuMs: number }>> => {
    const received = once(child, "message").then(([message]) => message as ServerMessage);
    const message = await Promise.race([received, ended.then(() => undefined)]);
    if (!message) throw new Error(`${program} exited before it was stopped.`);
    return message;
  };
  const { port = 0 } = await next();
  return {
    port,
    async cpuMs() {
      const reply = next();
      child.send("cpu");
      return (await reply).cpuMs ?? Number.NaN;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
