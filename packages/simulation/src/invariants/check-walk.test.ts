import { expect, test } from "vitest";
import { Fleet } from "../api/fleet.ts";
import { checkWalk } from "./check-walk.ts";

/** Five vehicles, of which one is removed and one is added while the walk goes on, from 10 to 20. */
function fleet() {
  const all = new Fleet();
  const [first, removed, third, last] = ["a", "b", "c", "d"].map((trim) => all.add("user", trim, 0));
  const added = all.add("user", "e", 15);
  if (!first || !removed || !third || !last) throw new Error("four were added");
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

test("a walk may or may not give what came or went meanwhile", () => {
  const check = fleet();
  expect(check(["first", "third", "last"])).toBeUndefined();
  expect(check(["first", "removed", "third", "last", "added"])).toBeUndefined();
});

test.each([
  ["twice the same", ["first", "third", "third", "last"], "came twice"],
  ["another order", ["third", "first", "last"], "came after"],
  ["a gap", ["first", "last"], "did not come"],
  ["an early end", ["first", "third"], "did not come"],
] as const)("a walk that gives %s is found", (_, seen, wrong) => {
  expect(fleet()(seen)).toContain(wrong);
});

test("a walk that has failed owes only what lies before its last item", () => {
  expect(fleet()(["first", "third"], false)).toBeUndefined();
  expect(fleet()(["third"], false)).toContain("did not come");
});
