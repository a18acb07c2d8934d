/** What all operations of the API have in common. */
import { describe, expect, it } from "vitest";
import { operations } from "../description.ts";
import { isValid } from "../validation.ts";

/** The operations that act as a user: those that list or create users' resources. */
const actsAsUser =
  /^list(Vehicles|VehicleTrims|VehicleModels|VehicleMakes|Users|ChargingSubSessions)$|^(create|retrieve)Vehicle$|^createVehicleModel$/;
/** Works without a token. */
const open =
  /^(list|retrieve)Vehicle(Model|Make|ModelConnector)s?$|^(start|complete)VehicleOnboarding$|^checkVehicleCompatibility$|Waitlist$/;

describe.each(operations)("the description of $id", (operation) => {
  const names = operation.parameters.map(({ name }) => name);
  const statuses = operation.responses.map(({ status }) => status);

  it("has the version as an optional header", () => {
    expect(operation.parameters.find(({ name }) => name === "EvEnergy-Version")).toMatchObject({
      in: "header",
      required: false,
    });
  });

  it("has the EvEnergy-User header if the operation can act as a user", () => {
    if (actsAsUser.test(operation.id)) expect(names).toContain("EvEnergy-User");
  });

  it("has the error responses of every operation, and 404 if there is an id in its path", () => {
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

  it("has the version and the rate limit in the headers of every response", () => {
    for (const { headers } of operation.responses)
      expect(headers.map(({ name }) => name)).toEqual(
        expect.arrayContaining(["EvEnergy-Version", "X-RateLimit-Limit", "X-RateLimit-Remaining"]),
      );
  });

  it("requires its body, which is an object, if it has one", () => {
    const { body } = operation;
    expect(body?.required ?? true).toBe(true);
    if (body)
      expect([[], "text", null].filter((value) => isValid(body.json?.schema?.pointer ?? "", value))).toEqual(
        [],
      );
  });

  it("needs a token if the API requires one", () => {
    expect(operation.security.open).toBe(open.test(operation.id));
  });
});
