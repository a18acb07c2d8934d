import { expect, test } from "vitest";
import { driver, leafTrim, testMock } from "../testing/ask.ts";
import { checkSeed } from "./check-seed.ts";

const sam = { id: driver, email: "sam@example.com" };
const vehicle = { user: driver, trim: leafTrim };

test.each([
  [null, "the state: expected an object, found null"],
  ["x", 'the state: expected an object, found "x"'],
  [[], "the state: expected an object, found []"],
  [{ vehicle: [] }, "vehicle: there is no such field"],
  [{ users: {} }, "users: expected a list, found {}"],
  [{ users: ["x"] }, 'users[0]: expected an object, found "x"'],
  [
    { users: [{ id: "__proto__", email: "a@example.com" }] },
    'users[0].id: expected "user" and 26 capitals or digits',
  ],
  [
    JSON.parse('{"users":[{"email":"a@example.com","__proto__":{}}]}'),
    "users[0].__proto__: there is no such field",
  ],
  [{ users: [sam, { e_mail: "b@example.com" }] }, "users[1].email: is missing"],
  [{ users: [{ email: "a" }] }, "users[0].email: expected an e-mail address"],
  [{ users: [{ ...sam, joined_at: "yesterday" }] }, "users[0].joined_at: expected a date-time such as"],
  [{ users: [sam, sam] }, `users[1].id: ${driver} is the id of users[0], too`],
  [
    { vehicles: [{ ...vehicle, integrated: "MAYBE" }] },
    "vehicles[0].integrated: expected one of UNINTEGRATED,",
  ],
  [{ vehicles: [{ ...vehicle, vehicle_class: 5 }] }, "vehicles[0].vehicle_class: expected"],
  [{ makes: 5 }, "makes: expected a list, found 5"],
  [{ makes: [{}] }, "makes[0].id: is missing"],
  [{ format: 2 }, "format: expected 1, found 2"],
  [{ historyEnd: "yesterday" }, "historyEnd: expected a date-time"],
])("%j is rejected with the path of the mistake", (seed, message) => {
  expect(() => checkSeed(seed)).toThrow(RangeError);
  expect(() => checkSeed(seed)).toThrow(message);
  expect(() => testMock({ state: seed as object })).toThrow(message);
});

test("the error for a state with many mistakes is short", () => {
  const users = Array.from({ length: 50 }, () => ({ email: 5 }));
  expect(() => checkSeed({ users })).toThrow(/users\[4\]\.email.*\(and \d+ more\)$/);
});

test("a state that cannot be restored leaves the current one unchanged", () => {
  const mock = testMock({ vehicles: 3 });
  const before = mock.snapshot();
  expect(() => mock.restore({ vehicles: 5 as unknown as [] })).toThrow("vehicles: expected a list");
  expect(mock.snapshot()).toEqual(before);
});

test("every snapshot is a state that can be restored", () => {
  for (const seed of [1, 2, 3])
    expect(() => checkSeed(testMock({ vehicles: 60, seed }).snapshot())).not.toThrow();
});
