import { describe, expect, it } from "vitest";
import { operation } from "./description.ts";
import { requestViolations } from "./request.ts";

const url = "https://api.ev.energy/v2/vehicles";
const headers = { authorization: "Bearer mock-token" };

describe("requestViolations", () => {
  it.each([
    ["nothing wrong in a valid request", `${url}?page_size=5&expand=user&expand=trim`, headers, ""],
    ["a wrong path", `${url}/more/of/it`, headers, "is not GET /vehicles"],
    ["a wrong base path", "https://api.ev.energy/v1/vehicles", headers, "is not GET /vehicles"],
    ["an undocumented parameter", `${url}?colour=red`, headers, "query colour: is not documented"],
    ["an undocumented header", url, { ...headers, "x-spy": "1" }, "header x-spy: is not documented"],
    ["a value that violates its schema", `${url}?page_size=0`, headers, "query page_size: / must be >= 1"],
    ["a comma-separated list", `${url}?expand=user,trim`, headers, "query expand: /0 must be equal"],
    ["a repeated value", `${url}?page_size=5&page_size=6`, headers, "query page_size: occurs 2 times"],
    ["a missing token", url, {}, "header Authorization: is missing"],
  ])("requestViolations finds %s", async (_, target, sent, violation) => {
    const found = await requestViolations(operation("listVehicles"), new Request(target, { headers: sent }));
    expect(found.join("\n")).toContain(violation);
    expect(found).toHaveLength(violation === "" ? 0 : 1);
  });

  it.each([
    ["a missing body", undefined, "body: is missing"],
    [
      "a body that violates its schema",
      '{"maximum_charge_limit_percentage":49}',
      "body: /maximum_charge_limit_percentage",
    ],
  ])("requestViolations finds %s", async (_, body, violation) => {
    const request = new Request(`${url}/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H`, {
      method: "PATCH",
      headers: { ...headers, "content-type": "application/json" },
      ...(body ? { body } : {}),
    });
    expect((await requestViolations(operation("updateVehicle"), request)).join("\n")).toContain(violation);
  });
});
