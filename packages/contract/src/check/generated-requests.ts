/** Sends generated requests to a server, and says what is wrong with its answers. */

import type { Operation } from "@ev-vehicles/openapi";
import fc from "fast-check";
import { answerViolations } from "../answer.ts";
import { requestFaults } from "../generate/broken-request.ts";
import { writeRequest } from "../generate/request-parts.ts";
import { validRequest } from "../generate/valid-request.ts";
import { baseUrl, knownValues, lastingServer } from "./mock-server.ts";
import type { Reached } from "./reached.ts";
import { refusedBeyondSchema } from "./refused-beyond-schema.ts";

export interface Runs {
  /** How many requests to generate. */
  readonly runs: number;
  readonly seed: number;
  readonly reached: Reached;
}

/** Every valid request gets a documented answer, and one that is refused breaks a rule that no schema can say. */
export async function sendValidRequests(operation: Operation, { runs, seed, reached }: Runs): Promise<void> {
  const server = lastingServer(operation);
  const requests = validRequest(operation, await knownValues());
  let successes = 0;
  const property = fc.asyncProperty(requests, async (parts) => {
    const response = await server.fetch(writeRequest(operation, parts, baseUrl));
    reached.add(operation.id, response.status);
    if (response.status < 400) successes += 1;
    const refusal =
      response.status === 400 ? refusalViolations(operation, await response.clone().json()) : [];
    expectNone([...refusal, ...(await answerViolations(operation, response))]);
  });
  await fc.assert(property, { numRuns: runs, seed });
  if (successes < Math.floor(runs / 10))
    throw new Error(`Only ${successes} of ${runs} valid requests succeeded`);
}

/** Every request that breaks one rule is refused with 400; returns the rules that were broken. */
export async function sendBrokenRequests(
  operation: Operation,
  { runs, seed, reached }: Runs,
): Promise<readonly string[]> {
  const server = lastingServer(operation);
  const valid = validRequest(operation, await knownValues());
  const samples = fc.sample(valid, { numRuns: 40, seed });
  const faults = requestFaults(operation).filter(({ apply }) => samples.some((parts) => apply(parts)));
  for (const { name, apply } of faults) {
    const broken = valid.map(apply).filter((parts) => parts !== undefined);
    const property = fc.asyncProperty(broken, async (parts) => {
      const response = await server.fetch(writeRequest(operation, parts, baseUrl));
      reached.add(operation.id, response.status);
      const accepted = response.status === 400 ? [] : [`answered ${response.status} to a broken ${name}`];
      expectNone([...accepted, ...(await answerViolations(operation, response))]);
    });
    await fc.assert(property, { numRuns: Math.ceil(runs / faults.length), seed });
  }
  return faults.map(({ name }) => name);
}

function refusalViolations(operation: Operation, problem: { field_errors?: object }): string[] {
  const known = [operation.id, "*"].flatMap((key) => refusedBeyondSchema[key] ?? []);
  const names = Object.keys(problem.field_errors ?? { "the whole": [] });
  return names.every((name) => known.includes(name))
    ? []
    : [`a valid request was refused: ${JSON.stringify(problem)} (see refused-beyond-schema.ts)`];
}

function expectNone(violations: readonly string[]): void {
  if (violations.length > 0) throw new Error(violations.join("\n"));
}
