import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { operations } from "../description.ts";
import { runs, seed } from "../generate/runs.ts";
import { selfResettingServer, validRequests } from "../mock-server.ts";
import { callViolations } from "./client-calls.ts";

describe.each(operations)("$id", (operation) => {
  it("the client sends a valid request and returns the server's response", {
    timeout: 20_000 + runs * 100,
  }, async () => {
    const server = selfResettingServer(operation);
    const property = fc.asyncProperty(await validRequests(operation), async (parts) => {
      expect(await callViolations(operation, parts, server)).toEqual([]);
    });
    await fc.assert(property, { numRuns: Math.ceil(runs / 2), seed });
  });
});
