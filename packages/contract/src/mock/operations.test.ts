import { describe, expect, it } from "vitest";
import { operations } from "../description.ts";
import { successfulCalls } from "../generate/successful-calls.ts";
import { responseViolations } from "../response.ts";

describe.each(operations)("$id", (operation) => {
  it("the mock's successful responses match the API description, with and without expanded references", async () => {
    const calls = await successfulCalls(operation, 3);
    expect(calls).toHaveLength(3);
    for (const { response } of calls) expect(await responseViolations(operation, response)).toEqual([]);
  });
});
