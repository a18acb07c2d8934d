import { afterAll, describe, expect, it } from "vitest";
import { circumstancesOf, meetCircumstance } from "./check/circumstances.ts";
import { sendBrokenRequests, sendValidRequests } from "./check/generated-requests.ts";
import { Reached } from "./check/reached.ts";
import { runs, seed } from "./check/runs.ts";
import { reasons, whyUnreached } from "./check/unreached.ts";
import { operations } from "./description.ts";

const timeout = 20_000 + runs * 100;

const reached = new Reached();
let rules = 0;

describe.each(operations)("the mock, asked for $id", (operation) => {
  it(`answers ${runs} valid requests as documented`, { timeout }, async () => {
    await sendValidRequests(operation, { runs, seed, reached });
  });

  it(`refuses ${runs} requests that break one rule each`, { timeout }, async () => {
    const broken = await sendBrokenRequests(operation, { runs, seed, reached });
    expect(broken).not.toEqual([]);
    rules += broken.length;
  });

  it.each(circumstancesOf(operation))("answers $status to $name", async (circumstance) => {
    expect(await meetCircumstance(operation, circumstance, reached)).toEqual([]);
  });
});

describe("the documented answers", () => {
  it("are all met, or it is known why not", () => {
    const unexplained = reached
      .missing()
      .filter(({ operation, status }) => !whyUnreached(operation, status))
      .map(({ operation, status }) => `${operation.id} ${status}`);
    expect(unexplained).toEqual([]);
  });

  it("have no explanation that is out of date", () => {
    const outOfDate = reasons.filter(({ status, appliesTo }) =>
      operations
        .filter(
          (operation) => operation.responses.some((one) => one.status === status) && appliesTo(operation),
        )
        .every(({ id }) => reached.count(id, status) > 0),
    );
    expect(outOfDate).toEqual([]);
  });

  afterAll(() => {
    const why = reasons.map(({ status, reason }) => `  ${status}: ${reason}`);
    console.log(
      [`${rules} rules broken one by one; answers met:`, String(reached), "– not met:", ...why].join("\n"),
    );
  });
});
