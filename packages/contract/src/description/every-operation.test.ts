/** Facts about every operation of the API. */
import { describe, expect, it } from "vitest";
import { operations } from "../description.ts";
import { isValid } from "../validation.ts";

/** Operations that must accept the header EvEnergy-User, which names the user to act as. */
const actsAsUser =
  /^list(Vehicles|VehicleTrims|VehicleModels|VehicleMakes|Users|ChargingSubSessions)$|^(create|retrieve)Vehicle$|^createVehicleModel$/;
/** Operations that work without a token. */
const open =
  /^(list|retrieve)Vehicle(Model|Make|ModelConnector)s?$|^(start|complete)VehicleOnboarding$|^checkVehicleCompatibility$|Waitlist$/;

describe.each(operations)("$id", (operation) => {
  const names = operation.parameters.map(({ name }) => name);
  const statuses = operation.responses.map(({ status }) => status);

  it("every operation has the optional header EvEnergy-Version", () => {
    expect(operation.parameters.find(({ name }) => name === "EvEnergy-Version")).toMatchObject({
      in: "header",
      required: false,
    });
  });

  it("an operation that can act as a user has the EvEnergy-User header", () => {
    if (actsAsUser.test(operation.id)) expect(names).toContain("EvEnergy-User");
  });

  it("every operation has the common error responses, and 404 if its path has a parameter", () => {
    const expected = [
      "400",
      "401",
      "403",
      "406",
      "429",
      "503",
      ...(operation.path.includes("{") ? ["404"] : []),
    ];
    expect(expected.filter((status) => !statuses.includes(status))).toEqual([]);
  });

  it("every response has headers for the API version and the rate limit", () => {
    for (const { headers } of operation.responses)
      expect(headers.map(({ name }) => name)).toEqual(
        expect.arrayContaining(["EvEnergy-Version", "X-RateLimit-Limit", "X-RateLimit-Remaining"]),
      );
  });

  it("every request body is required, and is an object", () => {
    const { body } = operation;
    expect(body?.required ?? true).toBe(true);
    if (body)
      expect([[], "text", null].filter((value) => isValid(body.json?.schema?.pointer ?? "", value))).toEqual(
        [],
      );
  });

  it("an operation works without a token exactly if the API's reference says so", () => {
    expect(operation.security.open).toBe(open.test(operation.id));
  });
});
