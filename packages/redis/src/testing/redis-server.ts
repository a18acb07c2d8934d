import { type RedisServer as RedisProcess, startRedisServer } from "@ev-vehicles/testing/redis-server";
import { createClient, type RedisClientType } from "redis";

// biome-ignore lint/complexity/noBannedTypes: what node-redis calls a client without modules
type Client = RedisClientType<{}, {}, {}, 3>;

/** A Redis server for one test, and the clients that are connected to it. */
export interface RedisServer extends RedisProcess {
  /** Returns a connected client. `close` closes it. */
  connect(): Promise<Client>;
  /** Ends the server and all clients. */
  close(): Promise<void>;
}

export async function startRedis(): Promise<RedisServer> {
  const server = await startRedisServer();
  const clients: Client[] = [];
  return {
    ...server,
    async connect() {
      const socket = { reconnectStrategy: () => 50 };
      const client: Client = createClient({ url: server.url, modules: {}, socket });
      client.on("error", () => {});
      clients.push(client);
      await client.connect();
      return client;
    },
    async close() {
      for (const client of clients) client.destroy();
      await server.kill();
    },
  };
}
