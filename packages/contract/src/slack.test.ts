import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { observe } from "./check/observations.ts";
import { slackIn } from "./check/slack.ts";

const list = new URL("./fixtures/known-slack.txt", import.meta.url);

describe("what the description allows", () => {
  it("is made use of by an example or by the mock, or known to be true of the API all the same", async () => {
    const found = [...(await observe()).values()].flatMap(slackIn).toSorted();
    if (process.env.EV_UPDATE_SLACK) writeFileSync(list, `${found.join("\n")}\n`);
    const known = readFileSync(list, "utf8").trim().split("\n");
    // Either the description says too much or too little, or an example is missing. Where the API is really so:
    // EV_UPDATE_SLACK=1 pnpm --filter @ev-vehicles/contract test slack
    expect({ unexpected: without(found, known), outOfDate: without(known, found) }).toEqual({
      unexpected: [],
      outOfDate: [],
    });
  });
});

function without(all: readonly string[], others: readonly string[]): readonly string[] {
  return all.filter((one) => !others.includes(one));
}
