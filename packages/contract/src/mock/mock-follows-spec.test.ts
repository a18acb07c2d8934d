import { afterAll, describe, expect, it } from "vitest";
import { operations } from "../description.ts";
import { runs, seed } from "../generate/runs.ts";
import { sendBrokenRequests, sendValidRequests } from "./generated-requests.ts";
import { runScenario, scenariosOf } from "./scenarios.ts";
import { StatusCoverage } from "./status-coverage.ts";
import { reasons, whyUncovered } from "./uncovered-statuses.ts";

const timeout = 20_000 + runs * 100;

const coverage = new StatusCoverage();
let rules = 0;

describe.each(operations)("the mock, called for $id", (operation) => {
  it(`responds to ${runs} valid requests as documented`, { timeout }, async () => {
    await sendValidRequests(operation, { runs, seed, coverage });
  });

  it(`rejects ${runs} requests that break one rule each`, { timeout }, async () => {
    const broken = await sendBrokenRequests(operation, { runs, seed, coverage });
    expect(broken).not.toEqual([]);
    rules += broken.length;
  });

  it.each(scenariosOf(operation))("returns $status for $name", async (scenario) => {
    expect(await runScenario(operation, scenario, coverage)).toEqual([]);
  });
});

describe("the documented statuses", () => {
  it("all occur, or there is a reason why not", () => {
    const unexplained = coverage
      .missing()
      .filter(({ operation, status }) => !whyUncovered(operation, status))
      .map(({ operation, status }) => `${operation.id} ${status}`);
    expect(unexplained).toEqual([]);
  });

  it("have no outdated reason", () => {
    const outOfDate = reasons.filter(({ status, appliesTo }) =>
      operations
        .filter(
          (operation) => operation.responses.some((one) => one.status === status) && appliesTo(operation),
        )
        .every(({ id }) => coverage.count(id, status) > 0),
    );
    expect(outOfDate).toEqual([]);
  });

  afterAll(() => {
    const why = reasons.map(({ status, reason }) => `  ${status}: ${reason}`);
    console.log(
      [`${rules} rules broken one by one; statuses seen:`, String(coverage), "– not seen:", ...why].join(
        "\n",
      ),
    );
  });
});
