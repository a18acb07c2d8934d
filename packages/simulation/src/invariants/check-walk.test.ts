import { expect, test } from "vitest";
import { Fleet } from "../api/fleet.ts";
import { checkWalk } from "./check-walk.ts";

/**
 * Makes a fleet in which one vehicle is removed and one is added during the walk, which lasts from 10 to 20. Returns a
 * function that checks the vehicles that the walk returned.
 */
function fleet() {
  const all = new Fleet();
  const [first, removed, third, last] = ["a", "b", "c", "d"].map((trim) => all.add("user", trim, 0));
  const added = all.add("user", "e", 15);
  if (!first || !removed || !third || !last) throw new Error("expected four vehicles");
  all.remove(removed, 15);
  const ids = { first: first.id, removed: removed.id, third: third.id, last: last.id, added: added.id };
  const check = (seen: readonly (keyof typeof ids)[], complete = true) =>
    checkWalk({
      fleet: all,
      ids: seen.map((name) => ids[name]),
      ...{ user: "user", backward: false, from: 10, until: 20, limit: Infinity, complete },
    });
  return check;
}

test("a walk over a list may include or omit vehicles that were added or removed meanwhile", () => {
  const check = fleet();
  expect(check(["first", "third", "last"])).toBeUndefined();
  expect(check(["first", "removed", "third", "last", "added"])).toBeUndefined();
});

test.each([
  ["an item twice", ["first", "third", "third", "last"], "was returned twice"],
  ["items in the wrong order", ["third", "first", "last"], "was returned after"],
  ["a gap", ["first", "last"], "was not returned"],
  ["an early end", ["first", "third"], "was not returned"],
] as const)("checkWalk rejects a walk over a list with %s", (_, seen, wrong) => {
  expect(fleet()(seen)).toContain(wrong);
});

test("a failed walk over a list may omit vehicles after its last item, but none before that item", () => {
  expect(fleet()(["first", "third"], false)).toBeUndefined();
  expect(fleet()(["third"], false)).toContain("was not returned");
});
