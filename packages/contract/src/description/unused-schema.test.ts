import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { observe } from "./observations.ts";
import { unusedIn } from "./unused-schema.ts";

const list = new URL("./fixtures/known-unused-schema.txt", import.meta.url);

describe("unused parts of schemas", () => {
  it("an example or a response of the mock uses everything that a schema allows, except what known-unused-schema.txt lists", async () => {
    const found = [...(await observe()).values()].flatMap(unusedIn).toSorted();
    if (process.env.EV_UPDATE_UNUSED) writeFileSync(list, `${found.join("\n")}\n`);
    const known = readFileSync(list, "utf8").trim().split("\n");
    // If this fails, the description is wrong or an example is missing. If neither is the case, update the list:
    // EV_UPDATE_UNUSED=1 pnpm --filter @ev-vehicles/contract test unused-schema
    expect({ unexpected: without(found, known), outOfDate: without(known, found) }).toEqual({
      unexpected: [],
      outOfDate: [],
    });
  });
});

function without(all: readonly string[], others: readonly string[]): readonly string[] {
  return all.filter((one) => !others.includes(one));
}
