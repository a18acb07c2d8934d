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
])("the best for %j is %s", (query, id) => {
  expect(findOperations(query)[0]?.id).toBe(id);
});

test("words that nothing has find nothing; no words find everything", () => {
  expect(findOperations("zebra")).toEqual([]);
  expect(findOperations(" the ")).toHaveLength(operations.length);
});

test("a result is enough to call: it has the arguments, and what is required", () => {
  const [found] = findOperations("retrieve one vehicle by vehicle_id");
  expect(found).toMatchObject({
    id: "retrieveVehicle",
    effect: "reads",
    arguments: expect.stringContaining("vehicle_id*"),
  });
  expect(findOperations("create a vehicle")[0]?.arguments).toMatch(/body\*\{trim\*, .*\| model\*/);
});

describe("what an operation does", () => {
  test.each([
    ["retrieveVehicle", "reads", false],
    ["createVehicle", "creates", false],
    ["updateVehicle", "changes", true],
    ["deleteVehicle", "deletes", true],
    ["disconnectVehicle", "acts", true],
  ])("%s %s", (id, effect, destructive) => {
    expect(operations.find((operation) => operation.id === id)).toMatchObject({ effect, destructive });
  });
});

test("one word in its forms is one word", () => {
  expect(wordsOf("charge charging charges")).toHaveLength(1);
  expect(wordsOf("entry entries")).toHaveLength(1);
  expect(wordsOf("vehicle vehicles listVehicles")).toEqual(["vehicl", "list"]);
});
