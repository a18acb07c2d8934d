import { describe, expect, test, vi } from "vitest";
import { createVehiclesClient } from "../../create-vehicles-client.ts";
import { json, recordingFetch, secret } from "../../testing/recording-fetch.ts";

describe("the headers of a request", () => {
  test("the client's headers are sent with every request, and a call's headers replace them", async () => {
    const { fetch, requests } = recordingFetch();
    const ev = createVehiclesClient({ fetch, headers: { "X-Team": "fleet", "evenergy-version": "3" } });
    await ev.GET("/vehicles");
    await ev.GET("/vehicles", { headers: { "X-Team": "other", "EvEnergy-Version": null } });
    expect(requests.map(({ headers }) => headers.get("x-team"))).toEqual(["fleet", "other"]);
    expect(requests.map(({ headers }) => headers.get("evenergy-version"))).toEqual(["3", null]);
  });

  test("on servers, the User-Agent header starts with appInfo", async () => {
    const agents: (string | null)[] = [];
    const fetch = async (request: Request) => {
      agents.push(request.headers.get("user-agent"));
      return json([]);
    };
    await createVehiclesClient({ fetch }).GET("/vehicles");
    await createVehiclesClient({ fetch, appInfo: { name: "fleet-report", version: "1.4.0" } }).GET(
      "/vehicles",
    );
    expect(agents[0]).toMatch(/^ev-vehicles\/\d+\.\d+\.\d+/);
    expect(agents[1]).toBe(`fleet-report/1.4.0 ${agents[0]}`);
    expect(() => createVehiclesClient({ appInfo: { name: "a b" } })).toThrow(
      "appInfo.name: expected letters",
    );
  });

  test.each([
    ["document", {}],
    ["navigator", { userAgent: "Mozilla/5.0 (X11)" }],
  ])("in a browser, detected by its `%s` global, no User-Agent header is sent", async (name, value) => {
    vi.stubGlobal(name, value);
    const fetch = vi.fn(async (_: Request) => json([]));
    await createVehiclesClient({ fetch }).GET("/vehicles");
    vi.unstubAllGlobals();
    expect(fetch.mock.calls[0]?.[0].headers.has("user-agent")).toBe(false);
  });

  test("a call with Authorization: null is sent without a token", async () => {
    const { fetch, requests } = recordingFetch();
    await createVehiclesClient({ auth: secret, fetch }).GET("/vehicle_makes", {
      headers: { authorization: null },
    });
    expect(requests[0]?.headers.has("authorization")).toBe(false);
  });
});
