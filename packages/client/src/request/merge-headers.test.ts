import { expect, test } from "vitest";
import { mergeHeaders } from "./merge-headers.ts";

test("a later source wins, null takes a header out, undefined changes nothing, a list gives several values", () => {
  const first = { A: "1", B: "1", C: "1" };
  const merged = mergeHeaders(first, undefined, { b: "2", c: undefined }, new Headers({ D: "1" }), {
    a: null,
    e: ["1", "2"],
  });
  expect(Object.fromEntries(merged)).toEqual({ b: "2", c: "1", d: "1", e: "1, 2" });
});
