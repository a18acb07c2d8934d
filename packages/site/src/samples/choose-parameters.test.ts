import { readOperations } from "@ev-vehicles/openapi";
import { expect, it } from "vitest";
import { readDocument } from "../document/read-document.ts";
import { chooseParameters } from "./choose-parameters.ts";

const operations = readOperations(chooseParameters(readDocument()));
const parameterOf = (id: string, name: string) =>
  operations.find((one) => one.id === id)?.parameters.find((one) => one.name === name)?.object;

it("code samples send required parameters, and disabled parameters keep their examples", () => {
  expect(parameterOf("retrieveVehicle", "vehicle_id")).toMatchObject({
    example: expect.stringMatching(/^vhcl/),
  });
  expect(parameterOf("listVehicles", "page_after")).not.toHaveProperty("example");
  expect(parameterOf("listVehicles", "page_after")?.examples).toEqual({
    default: { value: expect.stringMatching(/^vhcl/), "x-disabled": true },
  });
});

it("a sample that reads sends EvEnergy-Version, page_size and expand", () => {
  for (const name of ["EvEnergy-Version", "page_size", "expand"]) {
    expect(parameterOf("listVehicles", name), name).toHaveProperty("example");
  }
});

it("a sample that writes sends the EvEnergy-User header, but not expand", () => {
  expect(parameterOf("createVehicle", "EvEnergy-User")).toHaveProperty("example");
  expect(parameterOf("createVehicle", "expand")?.examples).toMatchObject({
    byTrim: { "x-disabled": true },
    byModel: { "x-disabled": true },
  });
});
