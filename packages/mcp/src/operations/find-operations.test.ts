import { describe, expect, test } from "vitest";
import { findOperations, wordsOf } from "./find-operations.ts";
import { operations } from "./operation.ts";

test.each([
  ["list all vehicles", "listVehicles"],
  ["create an unintegrated vehicle", "createVehicle"],
  ["what did charging cost", "listChargingSubSessions"],
  ["find a user by email", "listUsers"],
  ["delete a vehicle", "deleteVehicle"],
  ["state of charge of a vehicle", "retrieveVehicleStateOfCharge"],
  ["which makes are there", "listVehicleMakes"],
  ["webhook portal", "retrieveWebhookPortal"],
  ["join the waitlist", "joinVehicleWaitlist"],
  ["change a user's address", "updateUser"],
  ["listVehicleStatusLogs", "listVehicleStatusLogs"],
])("the best matching operation for %j is %s", (query, id) => {
  expect(findOperations(query)[0]?.id).toBe(id);
});

test("findOperations finds nothing for unknown words, and all operations for filler words", () => {
  expect(findOperations("zebra")).toEqual([]);
  expect(findOperations(" the ")).toHaveLength(operations.length);
});

test("findOperations lists the arguments of an operation and marks the required ones", () => {
  const [found] = findOperations("retrieve one vehicle by vehicle_id");
  expect(found).toMatchObject({
    id: "retrieveVehicle",
    effect: "reads",
    arguments: expect.stringContaining("vehicle_id*"),
  });
  expect(findOperations("create a vehicle")[0]?.arguments).toMatch(/body\*\{trim\*, .*\| model\*/);
});

describe("the effect of an operation", () => {
  test.each([
    ["retrieveVehicle", "reads", false],
    ["createVehicle", "creates", false],
    ["updateVehicle", "changes", true],
    ["deleteVehicle", "deletes", true],
    ["disconnectVehicle", "acts", true],
  ])('the operation %s has the effect "%s" and the `destructive` flag %s', (id, effect, destructive) => {
    expect(operations.find((operation) => operation.id === id)).toMatchObject({ effect, destructive });
  });
});

test("wordsOf reduces the forms of a word to one stem", () => {
  expect(wordsOf("charge charging charges")).toHaveLength(1);
  expect(wordsOf("entry entries")).toHaveLength(1);
  expect(wordsOf("vehicle vehicles listVehicles")).toEqual(["vehicl", "list"]);
});
