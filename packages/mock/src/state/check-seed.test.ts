import { expect, test } from "vitest";
import { driver, leafTrim, testMock } from "../testing/send.ts";
import { checkSeed } from "./check-seed.ts";

const sam = { id: driver, email: "sam@example.com" };
const vehicle = { user: driver, trim: leafTrim };

test.each([
  [null, "the state: expected an object, found null"],
  ["x", 'the state: expected an object, found "x"'],
  [[], "the state: expected an object, found []"],
  [{ vehicle: [] }, "vehicle: unknown field"],
  [{ users: {} }, "users: expected a list, found {}"],
  [{ users: ["x"] }, 'users[0]: expected an object, found "x"'],
  [
    { users: [{ id: "__proto__", email: "a@example.com" }] },
    'users[0].id: expected "user" and 26 capital letters or digits',
  ],
  [JSON.parse('{"users":[{"email":"a@example.com","__proto__":{}}]}'), "users[0].__proto__: unknown field"],
  [{ users: [sam, { e_mail: "b@example.com" }] }, "users[1].email: is missing"],
  [{ users: [{ email: "a" }] }, "users[0].email: expected an e-mail address"],
  [{ users: [{ ...sam, joined_at: "yesterday" }] }, "users[0].joined_at: expected a date-time such as"],
  [{ users: [sam, sam] }, `users[1].id: ${driver} is already the id of users[0]`],
  [
    { vehicles: [{ ...vehicle, integrated: "MAYBE" }] },
    "vehicles[0].integrated: expected one of UNINTEGRATED,",
  ],
  [{ vehicles: [{ ...vehicle, vehicle_class: 5 }] }, "vehicles[0].vehicle_class: expected"],
  [{ makes: 5 }, "makes: expected a list, found 5"],
  [{ makes: [{}] }, "makes[0].id: is missing"],
  [{ format: 2 }, "format: expected 1, found 2"],
  [{ historyEnd: "yesterday" }, "historyEnd: expected a date-time"],
])("the state %j gets an error that names the path of the invalid value", (seed, message) => {
  expect(() => checkSeed(seed)).toThrow(RangeError);
  expect(() => checkSeed(seed)).toThrow(message);
  expect(() => testMock({ state: seed as object })).toThrow(message);
});

test("for a state with many invalid values, the error message lists five and counts the others", () => {
  const users = Array.from({ length: 50 }, () => ({ email: 5 }));
  expect(() => checkSeed({ users })).toThrow(/users\[4\]\.email.*\(and \d+ more\)$/);
});

test("restoring an invalid state leaves the current one unchanged", () => {
  const mock = testMock({ vehicles: 3 });
  const before = mock.snapshot();
  expect(() => mock.restore({ vehicles: 5 as unknown as [] })).toThrow("vehicles: expected a list");
  expect(mock.snapshot()).toEqual(before);
});

test("checkSeed accepts the snapshot of a made-up fleet, whatever its seed", () => {
  for (const seed of [1, 2, 3])
    expect(() => checkSeed(testMock({ vehicles: 60, seed }).snapshot())).not.toThrow();
});
