import type { Operation } from "@ev-vehicles/openapi";
import fc from "fast-check";
import { requestFaults } from "../generate/broken-request.ts";
import { writeRequest } from "../generate/request-parts.ts";
import { baseUrl, selfResettingServer, validRequests } from "../mock-server.ts";
import { responseViolations } from "../response.ts";
import { rulesBeyondSchema } from "./rules-beyond-schema.ts";
import type { StatusCoverage } from "./status-coverage.ts";

export interface Runs {
  /** How many requests to send to an operation. */
  readonly runs: number;
  readonly seed: number;
  readonly coverage: StatusCoverage;
}

/**
 * Fails unless valid requests get documented responses, and a tenth of them succeed. A valid request may get 400 only if it
 * breaks a rule that no schema can express.
 */
export async function sendValidRequests(operation: Operation, { runs, seed, coverage }: Runs): Promise<void> {
  const server = selfResettingServer(operation);
  const requests = await validRequests(operation);
  let successes = 0;
  const property = fc.asyncProperty(requests, async (parts) => {
    const response = await server.fetch(writeRequest(operation, parts, baseUrl));
    coverage.add(operation.id, response.status);
    if (response.status < 400) successes += 1;
    const unexpected =
      response.status === 400 ? unexpectedRejections(operation, await response.clone().json()) : [];
    expectNone([...unexpected, ...(await responseViolations(operation, response))]);
  });
  await fc.assert(property, { numRuns: runs, seed });
  if (successes < Math.floor(runs / 10))
    throw new Error(
      `${operation.id}: expected a tenth of ${runs} valid requests to succeed, got ${successes}.`,
    );
}

/** Fails unless requests that break one rule get a documented 400. Returns the names of the broken rules. */
export async function sendBrokenRequests(
  operation: Operation,
  { runs, seed, coverage }: Runs,
): Promise<readonly string[]> {
  const server = selfResettingServer(operation);
  const valid = await validRequests(operation);
  const samples = fc.sample(valid, { numRuns: 40, seed });
  const faults = requestFaults(operation).filter(({ apply }) => samples.some((parts) => apply(parts)));
  for (const { name, apply } of faults) {
    const broken = valid.map(apply).filter((parts) => parts !== undefined);
    const property = fc.asyncProperty(broken, async (parts) => {
      const response = await server.fetch(writeRequest(operation, parts, baseUrl));
      coverage.add(operation.id, response.status);
      const accepted =
        response.status === 400
          ? []
          : [`expected 400 for a request that breaks “${name}”, got ${response.status}`];
      expectNone([...accepted, ...(await responseViolations(operation, response))]);
    });
    await fc.assert(property, { numRuns: Math.ceil(runs / faults.length), seed });
  }
  return faults.map(({ name }) => name);
}

function unexpectedRejections(operation: Operation, problem: { field_errors?: object }): string[] {
  const expected = [operation.id, "*"].flatMap((key) => rulesBeyondSchema[key] ?? []);
  const names = Object.keys(problem.field_errors ?? { "the whole body": [] });
  return names.every((name) => expected.includes(name))
    ? []
    : [
        `a valid request was rejected: ${JSON.stringify(problem)}. If the API does this, add the rule to rules-beyond-schema.ts.`,
      ];
}

function expectNone(violations: readonly string[]): void {
  if (violations.length > 0) throw new Error(violations.join("\n"));
}
