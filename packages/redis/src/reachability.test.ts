import { expect, test } from "vitest";
import { withoutArguments } from "./reachability.ts";

test("the reported reason of an outage omits the command arguments that Redis repeats in errors", () => {
  const error = new Error("ERR unknown command 'EVALSHA', with args beginning with: '5f' '1' 'secret'");
  expect(withoutArguments(error)).toBe("ERR unknown command 'EVALSHA'");
});
