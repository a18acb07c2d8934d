import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createClient, type RedisClientType } from "redis";
import { redisServerPath } from "./find-redis.ts";

// biome-ignore lint/complexity/noBannedTypes: what node-redis calls a client without modules
type Client = RedisClientType<{}, {}, {}, 3>;

/** A Redis server for one test: in memory, on a free port on loopback. */
export interface RedisServer {
  readonly url: string;
  /** Returns a connected client. `close` closes it. */
  connect(): Promise<Client>;
  /** Suspends the process: connections stay open, but get no replies. */
  freeze(): void;
  thaw(): void;
  kill(): Promise<void>;
  /** Starts an empty server on the same port. */
  start(): Promise<void>;
  /** Ends the server and all clients. */
  close(): Promise<void>;
}

export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const clients: Client[] = [];
  let child: ChildProcess;
  const connect = async () => {
    const client: Client = createClient({ url, modules: {}, socket: { reconnectStrategy: () => 50 } });
    client.on("error", () => {});
    clients.push(client);
    await client.connect();
    return client;
  };
  const start = async () => {
    const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
    child = spawn(redisServerPath ?? "", args, { stdio: ["ignore", "pipe", "ignore"] });
    for await (const line of child.stdout ?? []) if (String(line).includes("Ready to accept")) break;
  };
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  await start();
  return {
    url,
    connect,
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    kill,
    start,
    close: async () => {
      for (const client of clients) client.destroy();
      await kill();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("expected the server to have a port");
  return address.port;
}
