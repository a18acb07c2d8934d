/** What operations of the API are known to answer. */

import { type Operation, responseOf } from "@ev-vehicles/openapi";
import { describe, expect, it } from "vitest";
import { operations } from "./description.ts";
import { isValid } from "./validation.ts";

/** Statuses beside those of every operation, by its name. */
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
/** Operations of whose successful answer no field is known to be always there. */
const withoutRequired: ReadonlySet<string> = new Set(["deleteVehicle", "reconnectVehicle"]);
/** Statuses whose answer has nothing in it. */
const withoutBody: ReadonlySet<string> = new Set(["204", "302"]);

describe.each(operations)("the answers of $id", (operation) => {
  const all = operation.responses.map(({ status }) => status);

  it("have the statuses that the API uses", () => {
    const known = statuses.find(([ids]) => ids.test(operation.id))?.[1] ?? [];
    expect(all).toEqual(expect.arrayContaining([...known]));
  });

  it("are JSON, and a problem document where it refuses", () => {
    for (const status of all) {
      const problem = Number(status) >= 400;
      const expected = withoutBody.has(status)
        ? []
        : [problem ? "application/problem+json" : "application/json"];
      expect(mediaTypes(operation, status), status).toEqual(expected);
    }
  });

  it("say what is in them: neither an object with nothing in it nor a text will do", () => {
    for (const status of all.filter((each) => !withoutBody.has(each))) {
      const empty = withoutRequired.has(operation.id) && Number(status) < 400 ? [] : [{}];
      const taken = [...empty, [{}], "text"].filter((value) => isValid(schemaOf(operation, status), value));
      expect(taken, status).toEqual([]);
    }
  });

  it("always have the neighbours of a page, and where a redirect leads", () => {
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
