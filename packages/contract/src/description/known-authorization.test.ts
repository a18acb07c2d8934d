/** The scopes that the API requires, and its OAuth endpoints, according to its reference. */
import { describe, expect, it } from "vitest";
import { description, operations } from "../description.ts";

/** The scope that operations require, by a pattern for their IDs. */
const scopes: readonly (readonly [RegExp, string])[] = [
  [/^(list|retrieve)VehicleCommandLogs?$/, "debug:read"],
  [/^(list|retrieve)(Vehicles?|VehicleTrims?|Vehicle\w+Logs?)$/, "vehicle:read"],
  [/^retrieveVehicle(Connectors|StateOfCharge|VppModes)$/, "vehicle:read"],
  [/^(create|update|delete|disconnect)Vehicle$/, "vehicle:write"],
  [/^updateVehicle(Connectors|StateOfCharge)$/, "vehicle:write"],
  [/^createVehicle(Trim|Model)$|^sendVehicleOnboardingLink$/, "vehicle:write"],
  [/^updateVehicleModel$|^(create|update)VehicleModelConnector$/, "vehicle_catalogue:write"],
  [/^(list|retrieve)Users?$/, "user:read"],
  [/^(create|update)User$/, "user:write"],
  [/^(list|retrieve)ChargingSubSessions?$/, "charging_session:read"],
];
/** Operations that any token may call, or that work without one. */
const withoutScope =
  /^reconnectVehicle$|^retrieveWebhookPortal$|^(list|retrieve)Vehicle(Make|Model|ModelConnector)s?$|^(start|complete)VehicleOnboarding$|^checkVehicleCompatibility$|^joinVehicleWaitlist$/;

describe.each(operations)("$id", (operation) => {
  it("every operation requires the scope that the API's reference names, or none", () => {
    const known = scopes.find(([ids]) => ids.test(operation.id))?.[1];
    if (known) expect(operation.security.scopes).toEqual([known]);
    if (withoutScope.test(operation.id)) expect(operation.security.scopes).toEqual([]);
  });
});

describe("the OAuth server", () => {
  const { clientCredentials, authorizationCode } = description.components.securitySchemes.oauth2.flows;
  const token = "https://api.ev.energy/o/token/";

  it("the OAuth URLs have the API's own origin, and end with a slash", () => {
    expect(clientCredentials).toMatchObject({ tokenUrl: token });
    expect(authorizationCode).toMatchObject({
      authorizationUrl: "https://api.ev.energy/o/authorize/",
      tokenUrl: token,
      refreshUrl: token,
    });
  });

  it.each([clientCredentials, authorizationCode])(
    "every OAuth flow offers exactly the scopes that operations and expansions require",
    (flow) => {
      // No operation requires `tariff:read`, but expanding a tariff does.
      const needed = new Set([...operations.flatMap(({ security }) => security.scopes), "tariff:read"]);
      expect(Object.keys(flow.scopes).toSorted()).toEqual([...needed].toSorted());
    },
  );
});
