import { readOperations } from "@ev-vehicles/openapi";
import { expect, it } from "vitest";
import { readDocument } from "../document/read-document.ts";
import { chooseParameters } from "./choose-parameters.ts";

const operations = readOperations(chooseParameters(readDocument()));
const parameterOf = (id: string, name: string) =>
  operations.find((one) => one.id === id)?.parameters.find((one) => one.name === name)?.object;

it("keeps what a request needs, and switches the rest off with its example in place", () => {
  expect(parameterOf("retrieveVehicle", "vehicle_id")).toMatchObject({
    example: expect.stringMatching(/^vhcl/),
  });
  expect(parameterOf("listVehicles", "page_after")).not.toHaveProperty("example");
  expect(parameterOf("listVehicles", "page_after")?.examples).toEqual({
    default: { value: expect.stringMatching(/^vhcl/), "x-disabled": true },
  });
});

it("reads with the version, a page size and what to expand", () => {
  for (const name of ["EvEnergy-Version", "page_size", "expand"]) {
    expect(parameterOf("listVehicles", name), name).toHaveProperty("example");
  }
});

it("writes on behalf of the user in the header", () => {
  expect(parameterOf("createVehicle", "EvEnergy-User")).toHaveProperty("example");
  expect(parameterOf("createVehicle", "expand")?.examples).toMatchObject({
    byTrim: { "x-disabled": true },
    byModel: { "x-disabled": true },
  });
});
