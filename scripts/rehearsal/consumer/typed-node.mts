import { startMockServer } from "@ev-vehicles/mock/node";

export async function start(): Promise<string> {
  const server = await startMockServer({ port: 0 });
  await server.close();
  return server.url;
}
