/** The responses of the API's reference. */
import { type Operation, responseOf } from "@ev-vehicles/openapi";
import { describe, expect, it } from "vitest";
import { operations } from "../description.ts";
import { isValid } from "../validation.ts";

/** The statuses that operations must have besides those that all have, by a pattern for operation IDs. */
const statuses: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^deleteVehicle$/, ["200", "204", "405"]],
  [/^(retrieve|update)Vehicle(Connectors|StateOfCharge)$/, ["200", "405"]],
  [/^updateVehicleModel$|^(list|retrieve|update)VehicleModelConnectors?$/, ["200", "405"]],
  [/^createVehicleModelConnector$/, ["201", "405"]],
  [/^startVehicleOnboarding$/, ["200", "302", "404", "422"]],
  [/^completeVehicleOnboarding$/, ["201", "404", "422"]],
  [/^sendVehicleOnboardingLink$/, ["204"]],
  [/^checkVehicleCompatibility$/, ["200", "404", "405"]],
  [/^joinVehicleWaitlist$/, ["201", "405"]],
  [/^createUser$/, ["201", "404"]],
  [/^updateUser$/, ["200", "404"]],
  [/^retrieveWebhookPortal$/, ["200"]],
];
/** Operations whose successful response has no required field. */
const withoutRequired: ReadonlySet<string> = new Set(["deleteVehicle", "reconnectVehicle"]);
/** Statuses without a body. */
const withoutBody: ReadonlySet<string> = new Set(["204", "302"]);

describe.each(operations)("$id", (operation) => {
  const all = operation.responses.map(({ status }) => status);

  it("every operation has the statuses that the API's reference lists", () => {
    const known = statuses.find(([ids]) => ids.test(operation.id))?.[1] ?? [];
    expect(all).toEqual(expect.arrayContaining([...known]));
  });

  it("a response with a status below 400 is JSON or empty, and all others are problem documents", () => {
    for (const status of all) {
      const problem = Number(status) >= 400;
      const expected = withoutBody.has(status)
        ? []
        : [problem ? "application/problem+json" : "application/json"];
      expect(mediaTypes(operation, status), status).toEqual(expected);
    }
  });

  it('the schema of every response body rejects "text", [{}] and, unless all fields are optional, {}', () => {
    for (const status of all.filter((each) => !withoutBody.has(each))) {
      const empty = withoutRequired.has(operation.id) && Number(status) < 400 ? [] : [{}];
      const accepted = [...empty, [{}], "text"].filter((value) =>
        isValid(schemaOf(operation, status), value),
      );
      expect(accepted, status).toEqual([]);
    }
  });

  it("a page always has a Link header, and a redirect a Location header", () => {
    const isList = operation.parameters.some(({ name }) => name === "page_size");
    expect(isRequired(operation, 200, "Link")).toBe(isList);
    expect(isRequired(operation, 302, "Location")).toBe(all.includes("302"));
  });
});

function mediaTypes(operation: Operation, status: string): readonly string[] {
  return (responseOf(operation, Number(status))?.mediaTypes ?? []).map(({ type }) => type);
}

function schemaOf(operation: Operation, status: string): string {
  return responseOf(operation, Number(status))?.json?.schema?.pointer ?? "";
}

function isRequired(operation: Operation, status: number, name: string): boolean {
  const headers = responseOf(operation, status)?.headers ?? [];
  return headers.some((header) => header.name === name && header.required);
}
