import { expect, test } from "vitest";
import { withoutArguments } from "./reachability.ts";

test("the reason of an outage does not contain the arguments that Redis repeats in an error", () => {
  const error = new Error("ERR unknown command 'EVALSHA', with args beginning with: '5f' '1' 'secret'");
  expect(withoutArguments(error)).toBe("ERR unknown command 'EVALSHA'");
});
