import { describe, expect, test } from "vitest";
import { cursorOf } from "../testing/agent.ts";
import { connectTo, mockFetch, respondWith } from "../testing/connect.ts";

const vehicle = "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H";

describe("a server that only reads", () => {
  test.each([
    [
      "createVehicle",
      { body: { trim: "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR" } },
    ],
    ["updateVehicle", { vehicle_id: vehicle, body: { vehicle_class: null } }],
    ["deleteVehicle", { vehicle_id: vehicle }],
    ["disconnectVehicle", { vehicle_id: vehicle }],
  ])("a read-only MCP server shows the request of %s, but sends nothing", async (id, args) => {
    const { call, requests } = await connectTo(mockFetch());
    const { about, isError } = await call("call_operation", { id, arguments: args });
    expect(isError).toBe(true);
    expect(about).toMatchObject({
      error: { kind: "readOnly" },
      "would send": { method: expect.any(String) },
    });
    expect(JSON.stringify(about.next)).toContain("--allow-writes");
    expect(requests).toEqual([]);
  });
});

describe("a server that allows writes", () => {
  test("the preview of a write shows the same request as the result of the write", async () => {
    const { call, requests } = await connectTo(mockFetch(), {
      allowWrites: true,
      user: "user01HN2NJ9NMRZBXT1H6FT9N7735",
    });
    const args = {
      id: "updateVehicle",
      arguments: { vehicle_id: vehicle, body: { vehicle_class: "COMMERCIAL" } },
    };
    const shown = await call("call_operation", { ...args, preview: true });
    expect(requests).toEqual([]);
    const sent = await call("call_operation", args);
    expect(sent.about.sent).toEqual(shown.about["would send"]);
    expect(sent.about.sent).toEqual({
      method: "PATCH",
      path: `/vehicles/${vehicle}`,
      headers: { "EvEnergy-User": "user01HN2NJ9NMRZBXT1H6FT9N7735" },
      body: { vehicle_class: "COMMERCIAL" },
    });
    expect(requests).toEqual([`PATCH /v2/vehicles/${vehicle}`]);
  });

  test("an empty API response is reported to the agent as success", async () => {
    const { call } = await connectTo(() => Promise.resolve(new Response(null, { status: 204 })), {
      allowWrites: true,
    });
    const { about } = await call("call_operation", {
      id: "deleteVehicle",
      arguments: { vehicle_id: vehicle },
    });
    expect(about.response).toMatch(/^empty/);
  });

  test("after a write failed with 500, the agent is told to read the resource before repeating the write", async () => {
    const { call } = await connectTo(respondWith({ title: "Oops" }, 500), { allowWrites: true });
    const { about } = await call("call_operation", {
      id: "deleteVehicle",
      arguments: { vehicle_id: vehicle },
    });
    expect(JSON.stringify(about.next)).toContain("read the resource before you repeat it");
  });
});

describe("a long response", () => {
  test("a long response is split into parts of at most 12,000 characters, without loss", async () => {
    const body = { id: vehicle, description: "x🚗".repeat(20_000) };
    const { call } = await connectTo(respondWith(body));
    let response = await call("call_operation", {
      id: "retrieveVehicle",
      arguments: { vehicle_id: vehicle },
    });
    let text = response.text;
    for (let cursor = cursorOf(response); cursor; cursor = cursorOf(response)) {
      expect(response.text.length).toBeLessThanOrEqual(12_000);
      response = await call("call_operation", { cursor });
      text += response.text;
    }
    expect(JSON.parse(text)).toEqual(body);
  });

  test("the error about an unknown cursor says how to repeat the call", async () => {
    const { call } = await connectTo(mockFetch());
    const { about, isError } = await call("list_all", { cursor: "12345678" });
    expect(isError).toBe(true);
    expect(about).toMatchObject({
      error: { kind: "expired" },
      next: [expect.stringContaining("without the cursor")],
    });
  });
});
