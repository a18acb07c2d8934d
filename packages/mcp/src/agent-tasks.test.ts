import { fileURLToPath } from "node:url";
import { mockToken } from "@ev-vehicles/mock";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveHttp } from "./index.ts";
import { type Agent, connectAgent } from "./testing/agent.ts";
import { clientOf, readFacts, testMock } from "./testing/facts.ts";
import { type Facts, tasks } from "./testing/tasks.ts";

/** Starts a server, and returns a transport to it and a function that ends it. */
type Connect = (
  allowWrites: boolean,
) => Promise<{ readonly transport: Transport; readonly end: () => Promise<void> }>;

const overStdio: Connect = async (allowWrites) => {
  const script = fileURLToPath(new URL("./testing/stdio-process.ts", import.meta.url));
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: allowWrites ? [script, "writes"] : [script],
    stderr: "inherit",
  });
  return { transport, end: async () => {} };
};

const overHttp: Connect = async (allowWrites) => {
  const server = await serveHttp({ client: clientOf(testMock()), allowWrites, secrets: [mockToken] }, 0);
  const transport = new StreamableHTTPClientTransport(new URL(server.url));
  // Under exactOptionalPropertyTypes, the SDK's class does not match its own interface, so it needs a cast.
  return { transport: transport as Transport, end: server.close };
};

describe.each([
  ["stdio", overStdio],
  ["streamable HTTP", overHttp],
])("an agent over %s", (_, connect) => {
  let agent: Agent;
  let facts: Facts;
  let end: () => Promise<void>;

  beforeAll(async () => {
    const connection = await connect(true);
    end = connection.end;
    [agent, facts] = await Promise.all([connectAgent(connection.transport), readFacts(testMock())]);
  });
  afterAll(async () => {
    await agent.client.close();
    await end();
  });

  test.each(tasks)("an agent can $name", async ({ calls, expected, run }) => {
    const before = agent.calls.length;
    expect(await run(agent, facts)).toEqual(expected(facts));
    if (calls > 0) expect(agent.calls.length - before).toBe(calls);
    for (const { response } of agent.calls.slice(before)) {
      expect(response.about).toHaveProperty("budget");
      expect(response.raw).not.toContain(mockToken);
      expect(response.raw.length).toBeLessThan(16_000);
    }
  });

  test("without --allow-writes, an agent cannot create a vehicle, but sees what would be sent", async () => {
    const reading = await connect(false);
    const reader = await connectAgent(reading.transport);
    const body = { trim: `https://api.ev.energy/v2/vehicle_trims/${facts.trim}` };
    const { about, isError } = await reader.call("call_operation", {
      id: "createVehicle",
      arguments: { body },
    });
    await reader.client.close();
    await reading.end();
    expect(isError).toBe(true);
    expect(about).toMatchObject({
      error: { kind: "readOnly" },
      "would send": { method: "POST", path: "/vehicles", body },
    });
  });
});
