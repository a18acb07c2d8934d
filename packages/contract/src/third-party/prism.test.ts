import { fileURLToPath } from "node:url";
import { createVehiclesClient } from "@ev-vehicles/client";
import { freePort } from "@ev-vehicles/testing/free-port";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { operations } from "../description.ts";
import { sampleRequests } from "../mock-server.ts";
import { responseViolations } from "../response.ts";
import { type NodeProcess, ready, startNode } from "./node-process.ts";

const cli = fileURLToPath(new URL("../../node_modules/@stoplight/prism-cli/dist/index.js", import.meta.url));
const bundle = fileURLToPath(import.meta.resolve("@ev-vehicles/types/openapi.json"));

type AnyGet = (path: string, options: object) => Promise<{ data?: unknown; response: Response }>;

/** Prism validates requests with its own reader of the description, and returns the examples. */
describe("Prism", () => {
  let prism: NodeProcess;
  let baseUrl: string;

  beforeAll(async () => {
    const port = await freePort();
    baseUrl = `http://127.0.0.1:${port}`;
    prism = startNode([cli, "mock", "--errors", "--host", "127.0.0.1", "--port", String(port), bundle]);
    await ready(prism, /Prism is listening/);
  }, 70_000);
  afterAll(() => prism.stop());

  it.each(operations.filter(({ method }) => method === "GET"))(
    "Prism accepts our client's requests for $id, and answers them with valid examples",
    { timeout: 60_000 },
    async (operation) => {
      const client = createVehiclesClient({ auth: "any-token", baseUrl });
      const responses: Response[] = [];
      client.use({ onResponse: ({ response }) => void responses.push(response.clone()) });
      for (const params of await sampleRequests(operation, 5, 11)) {
        const { data, response } = await (client.GET as unknown as AnyGet)(operation.path, { params });
        const [received] = responses.splice(0);
        const summary = `${response.url} ${response.status} ${response.headers.get("sl-violations")}`;
        expect(response.status, summary).toBeLessThan(400);
        expect(response.headers.get("sl-violations"), summary).toBeNull();
        expect(received && (await responseViolations(operation, received))).toEqual([]);
        expect(response.status === 200 ? data : undefined).toEqual(
          response.status === 200 ? expect.anything() : undefined,
        );
      }
    },
  );
});
