/** The parameters of the API's reference. An operation without an entry in `expansions` or `queries` may have any. */
import { describe, expect, it } from "vitest";
import { expandNames } from "../client/expansion.ts";
import { operations } from "../description.ts";
import { schemaAt } from "../generate/schema.ts";

const cursors = ["page_size", "page_after", "page_before"];
const ofVehicle = ["user", "trim", "trim.model", "trim.model.make", "latest_status_log"];
const ofLog = ["vehicle", "vehicle.trim", "vehicle.trim.model", "vehicle.trim.model.make", "vehicle.user"];
const ofUser = ["default_location.tariff", "default_location.tariff.supplier", "default_location.evse_site"];

/** The names that operations accept in `expand`, by a pattern for operation IDs. */
const expansions: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(list|create|retrieve|update)Vehicles?$/, ofVehicle],
  [/^(list|retrieve)Vehicle\w+Logs?$/, ofLog],
  [/^(list|retrieve)VehicleTrims?$/, ["model", "model.make"]],
  [/^(list|retrieve)VehicleModels?$/, ["make"]],
  [/^(list|retrieve|update)Users?$/, ofUser],
  [
    /^(list|retrieve)ChargingSubSessions?$/,
    [...ofLog, "vehicle.latest_status_log", "tariff", "tariff.supplier", "energy_usage"],
  ],
];

/** The query parameters that operations must have besides `expand`, by a pattern for operation IDs. */
const queries: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^listVehicles$/, cursors],
  [/^listVehicle(Status|Location)Logs$/, [...cursors, "sampled_at__gte", "sampled_at__lte"]],
  [/^listVehicle(Error|Command)Logs$/, [...cursors, "logged_at__gte", "logged_at__lte"]],
  [/^listVehicleTrims$/, [...cursors, "model_id", "ordering"]],
  [/^listVehicleModels$/, [...cursors, "make_id", "available_for_user_id", "ordering"]],
  [/^listVehicleMakes$/, [...cursors, "available_for_user_id", "ordering"]],
  [/^listVehicleModelConnectors$/, ["page", "page_size"]],
  [/^listUsers$/, [...cursors, "email"]],
  [
    /^listChargingSubSessions$/,
    [
      ...cursors,
      ...["vehicle_id", "user_id", "mode", "is_finished", "start__gt", "start__lt", "end__gt", "end__lt"],
      ...["energy_delivered_watt_hours__gte", "energy_delivered_watt_hours__lte", "evse_id"],
    ],
  ],
  [
    /^startVehicleOnboarding$/,
    ["user_id", "client_id", "make_id", "model_id", "trim_id", "redirect_uri", "response_type"],
  ],
  [/^checkVehicleCompatibility$/, ["vehicle_model_id", "country", "program_id", "client_id"]],
  [/^joinVehicleWaitlist$/, ["client_id"]],
];

const required = new Set([
  "startVehicleOnboarding user_id",
  "startVehicleOnboarding client_id",
  "checkVehicleCompatibility vehicle_model_id",
]);
const localised = /^(checkVehicleCompatibility|joinVehicleWaitlist)$/;

describe.each(operations)("$id", (operation) => {
  const { parameters } = operation;
  const known = (table: typeof queries) => table.find(([ids]) => ids.test(operation.id))?.[1];

  it("`expand` of every operation accepts exactly the names that the API's reference lists", () => {
    const names = known(expansions);
    if (names) expect(expandNames(operation).toSorted()).toEqual(names.toSorted());
  });

  it("every operation has the query parameters of the API's reference", () => {
    const names = parameters
      .filter((one) => one.in === "query" && one.name !== "expand")
      .map(({ name }) => name);
    const expected = known(queries);
    if (expected) expect(names).toEqual(expect.arrayContaining([...expected]));
  });

  it("besides path parameters, every operation requires exactly the parameters that the API requires", () => {
    for (const one of parameters.filter(({ in: place }) => place !== "path"))
      expect(one.required, one.name).toBe(required.has(`${operation.id} ${one.name}`));
  });

  it("an operation whose response depends on the language has the header Accept-Language", () => {
    if (localised.test(operation.id)) expect(parameters.map(({ name }) => name)).toContain("Accept-Language");
  });

  it("a query parameter that is a list repeats its name for each item", () => {
    for (const { name, object, schema } of parameters)
      if (schemaAt(schema.pointer).value.type === "array")
        expect(object, name).toMatchObject({ in: "query", style: "form", explode: true });
  });
});
