import { describe, expect, it } from "vitest";
import { operation } from "./description.ts";
import { requestViolations } from "./request.ts";

const url = "https://api.ev.energy/v2/vehicles";
const headers = { authorization: "Bearer mock-token" };

describe("a request is checked", () => {
  it.each([
    ["it is valid", `${url}?page_size=5&expand=user&expand=trim`, headers, ""],
    ["its path is a different one", `${url}/more/of/it`, headers, "is not GET /vehicles"],
    ["a parameter is not documented", `${url}?colour=red`, headers, "query colour: is not documented"],
    ["a header is not documented", url, { ...headers, "x-spy": "1" }, "header x-spy: is not documented"],
    ["a value breaks its schema", `${url}?page_size=0`, headers, "query page_size: / must be >= 1"],
    ["a list is one text with commas", `${url}?expand=user,trim`, headers, "query expand: /0 must be equal"],
    ["a value is repeated", `${url}?page_size=5&page_size=6`, headers, "query page_size: is there 2 times"],
    ["the token is missing", url, {}, "header Authorization: is missing"],
  ])("%s", async (_, target, given, violation) => {
    const found = await requestViolations(operation("listVehicles"), new Request(target, { headers: given }));
    expect(found.join("\n")).toContain(violation);
    expect(found).toHaveLength(violation === "" ? 0 : 1);
  });

  it.each([
    ["there is no body", undefined, "body: is missing"],
    [
      "the body breaks its schema",
      '{"maximum_charge_limit_percentage":49}',
      "body: /maximum_charge_limit_percentage",
    ],
  ])("%s", async (_, body, violation) => {
    const request = new Request(`${url}/vhcl01HRFF3SEVSCRAV9B3CHVDFN0H`, {
      method: "PATCH",
      headers: { ...headers, "content-type": "application/json" },
      ...(body ? { body } : {}),
    });
    expect((await requestViolations(operation("updateVehicle"), request)).join("\n")).toContain(violation);
  });
});
