import { fileURLToPath } from "node:url";
import { createVehiclesClient } from "@ev-vehicles/client";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerViolations } from "../answer.ts";
import { knownValues } from "../check/mock-server.ts";
import { operations } from "../description.ts";
import { validRequest } from "../generate/valid-request.ts";
import { type Child, freePort, ready, startNode } from "./child.ts";

const cli = fileURLToPath(new URL("../../node_modules/@stoplight/prism-cli/dist/index.js", import.meta.url));
const bundle = fileURLToPath(import.meta.resolve("@ev-vehicles/types/openapi.json"));

type AnyGet = (path: string, options: object) => Promise<{ data?: unknown; response: Response }>;

/** Prism reads the description with code of its own, checks requests by it and answers with its examples. */
describe("the client's read operations, judged by Prism", () => {
  let prism: Child;
  let baseUrl: string;

  beforeAll(async () => {
    const port = await freePort();
    baseUrl = `http://127.0.0.1:${port}`;
    prism = startNode([cli, "mock", "--errors", "--host", "127.0.0.1", "--port", String(port), bundle]);
    await ready(prism, /Prism is listening/);
  }, 70_000);
  afterAll(() => prism.stop());

  it.each(operations.filter(({ method }) => method === "GET"))(
    "$id",
    { timeout: 60_000 },
    async (operation) => {
      const client = createVehiclesClient({ auth: "any-token", baseUrl });
      const answers: Response[] = [];
      client.use({ onResponse: ({ response }) => void answers.push(response.clone()) });
      for (const params of fc.sample(validRequest(operation, await knownValues()), {
        numRuns: 5,
        seed: 11,
      })) {
        const { data, response } = await (client.GET as unknown as AnyGet)(operation.path, { params });
        const [answer] = answers.splice(0);
        const said = `${response.url} ${response.status} ${response.headers.get("sl-violations")}`;
        expect(response.status, said).toBeLessThan(400);
        expect(response.headers.get("sl-violations"), said).toBeNull();
        expect(answer && (await answerViolations(operation, answer))).toEqual([]);
        expect(response.status === 200 ? data : undefined).toEqual(
          response.status === 200 ? expect.anything() : undefined,
        );
      }
    },
  );
});
