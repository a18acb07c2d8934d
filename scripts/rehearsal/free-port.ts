import { once } from "node:events";
import { createServer } from "node:net";

/** Finds a free port on loopback. Another process could take it before it is used. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || address === null)
    throw new Error("The system assigned no port on 127.0.0.1.");
  return address.port;
}
