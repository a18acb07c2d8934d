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

describe.each(operations)("$id", (operation) => {
  it("the mock responds to valid requests as the spec documents", { timeout }, async () => {
    await sendValidRequests(operation, { runs, seed, coverage });
  });

  it("the mock rejects requests that break a single rule of the spec", { timeout }, async () => {
    const broken = await sendBrokenRequests(operation, { runs, seed, coverage });
    expect(broken).not.toEqual([]);
    rules += broken.length;
  });

  it.each(scenariosOf(operation))("the mock returns $status for $name", async (scenario) => {
    expect(await runScenario(operation, scenario, coverage)).toEqual([]);
  });
});

describe("status coverage", () => {
  it("every documented status occurs in the mock's tests, or uncovered-statuses.ts says why not", () => {
    const unexplained = coverage
      .missing()
      .filter(({ operation, status }) => !whyUncovered(operation, status))
      .map(({ operation, status }) => `${operation.id} ${status}`);
    expect(unexplained).toEqual([]);
  });

  it("each reason in uncovered-statuses.ts still applies to a status that the mock's tests do not reach", () => {
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
      [
        `${rules} rules were broken one by one. Statuses that occurred:`,
        String(coverage),
        "– did not occur:",
        ...why,
      ].join("\n"),
    );
  });
});
