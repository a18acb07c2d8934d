/** The responses that operations of the API are known to have. */

import { type Operation, responseOf } from "@ev-vehicles/openapi";
import { describe, expect, it } from "vitest";
import { operations } from "../description.ts";
import { isValid } from "../validation.ts";

/** The statuses of operations, besides those that all operations share. */
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
/** Operations whose successful response has no field that is known to be required. */
const withoutRequired: ReadonlySet<string> = new Set(["deleteVehicle", "reconnectVehicle"]);
/** Statuses without a body. */
const withoutBody: ReadonlySet<string> = new Set(["204", "302"]);

describe.each(operations)("the responses of $id", (operation) => {
  const all = operation.responses.map(({ status }) => status);

  it("have the statuses that the API uses", () => {
    const known = statuses.find(([ids]) => ids.test(operation.id))?.[1] ?? [];
    expect(all).toEqual(expect.arrayContaining([...known]));
  });

  it("are JSON, and a problem document for an error", () => {
    for (const status of all) {
      const problem = Number(status) >= 400;
      const expected = withoutBody.has(status)
        ? []
        : [problem ? "application/problem+json" : "application/json"];
      expect(mediaTypes(operation, status), status).toEqual(expected);
    }
  });

  it("have schemas that reject an empty object, a list and a text", () => {
    for (const status of all.filter((each) => !withoutBody.has(each))) {
      const empty = withoutRequired.has(operation.id) && Number(status) < 400 ? [] : [{}];
      const taken = [...empty, [{}], "text"].filter((value) => isValid(schemaOf(operation, status), value));
      expect(taken, status).toEqual([]);
    }
  });

  it("have a required Link on a page and a required Location on a redirect", () => {
    const isList = operation.parameters.some(({ name }) => name === "page_size");
    expect(isAlwaysThere(operation, 200, "Link")).toBe(isList);
    expect(isAlwaysThere(operation, 302, "Location")).toBe(all.includes("302"));
  });
});

function mediaTypes(operation: Operation, status: string): readonly string[] {
  return (responseOf(operation, Number(status))?.mediaTypes ?? []).map(({ type }) => type);
}

function schemaOf(operation: Operation, status: string): string {
  return responseOf(operation, Number(status))?.json?.schema?.pointer ?? "";
}

function isAlwaysThere(operation: Operation, status: number, name: string): boolean {
  const headers = responseOf(operation, status)?.headers ?? [];
  return headers.some((header) => header.name === name && header.required);
}
