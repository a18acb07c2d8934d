import { describe, expect, test } from "vitest";
import { connectTo, mockFetch } from "./testing/connect.ts";

describe("createMcpServer", () => {
  test("the descriptions of all MCP tools together take fewer than 1,200 tokens", async () => {
    const { client } = await connectTo(mockFetch(), { allowWrites: true });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      "find_operations",
      "describe_operation",
      "call_operation",
      "list_all",
    ]);
    // A token is about four characters.
    expect(JSON.stringify(tools).length / 4).toBeLessThan(1200);
  });

  test("call_operation is annotated as destructive only if writes are allowed", async () => {
    const hints = async (allowWrites: boolean) => {
      const { client } = await connectTo(mockFetch(), { allowWrites });
      const { tools } = await client.listTools();
      return tools
        .filter(({ annotations }) => !annotations?.readOnlyHint)
        .map(({ annotations, name }) => [name, annotations?.destructiveHint]);
    };
    expect(await hints(false)).toEqual([]);
    expect(await hints(true)).toEqual([["call_operation", true]]);
  });

  test("the MCP resources include the guides and the OpenAPI document, but no other files", async () => {
    const { client } = await connectTo(mockFetch());
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toEqual(
      expect.arrayContaining(["ev-vehicles://openapi.json", "ev-vehicles://guides/pagination"]),
    );
    const { contents } = await client.readResource({ uri: "ev-vehicles://openapi.json" });
    expect(JSON.parse((contents[0] as { text: string }).text)).toHaveProperty("openapi");
    await expect(client.readResource({ uri: "file:///etc/passwd" })).rejects.toThrow("Unknown resource");
  });
});
