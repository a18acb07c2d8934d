import { expect, test } from "vitest";
import { withoutArguments } from "./without-arguments.ts";

test("an error of Redis that repeats what was sent is cut before it", () => {
  const error = new Error("ERR unknown command 'EVALSHA', with args beginning with: '5f' '1' 'secret'");
  expect(withoutArguments(error)).toBe("ERR unknown command 'EVALSHA'");
});
