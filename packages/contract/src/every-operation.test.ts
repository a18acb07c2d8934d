/** What all operations of the API have in common. */
import { describe, expect, it } from "vitest";
import { operations } from "./description.ts";
import { isValid } from "./validation.ts";

/** Acts as a user: what lists things of users, and what makes things for them. */
const actsAsUser =
  /^list(Vehicles|VehicleTrims|VehicleModels|VehicleMakes|Users|ChargingSubSessions)$|^(create|retrieve)Vehicle$|^createVehicleModel$/;
/** Works without a token. */
const open =
  /^(list|retrieve)Vehicle(Model|Make|ModelConnector)s?$|^(start|complete)VehicleOnboarding$|^checkVehicleCompatibility$|Waitlist$/;

describe.each(operations)("the description of $id", (operation) => {
  const names = operation.parameters.map(({ name }) => name);
  const statuses = operation.responses.map(({ status }) => status);

  it("has the version as a header that may be left out", () => {
    expect(operation.parameters.find(({ name }) => name === "EvEnergy-Version")).toMatchObject({
      in: "header",
      required: false,
    });
  });

  it("has the user where the operation can act as one", () => {
    if (actsAsUser.test(operation.id)) expect(names).toContain("EvEnergy-User");
  });

  it("has the refusals that any operation can answer with, and 404 where there is an id in the path", () => {
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

  it("has the version and the rate limit in the headers of every answer", () => {
    for (const { headers } of operation.responses)
      expect(headers.map(({ name }) => name)).toEqual(
        expect.arrayContaining(["EvEnergy-Version", "X-RateLimit-Limit", "X-RateLimit-Remaining"]),
      );
  });

  it("has a body that must be there, where it takes one, and is an object", () => {
    const { body } = operation;
    expect(body?.required ?? true).toBe(true);
    if (body)
      expect([[], "text", null].filter((value) => isValid(body.json?.schema?.pointer ?? "", value))).toEqual(
        [],
      );
  });

  it("asks for a token, where the API does", () => {
    expect(operation.security.open).toBe(open.test(operation.id));
  });
});
