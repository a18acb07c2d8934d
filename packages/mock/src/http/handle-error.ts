import type { Operation } from "@ev-vehicles/openapi";
import type { ErrorHandler } from "hono";
import { ConnectionReset } from "../faults/connection-reset.ts";
import { ProblemError, unexpected, ValidationProblem } from "../responses/problems.ts";
import type { Api } from "../spec/api.ts";
import { anonymousCaller } from "./caller/caller.ts";
import { addressOf, type MockEnv } from "./mock-env.ts";
import type { Budgets } from "./rate-limit/budgets.ts";
import { commonHeaders } from "./to-response.ts";

/** Writes errors as RFC 9457 problem documents. Rethrows connection resets, and all errors of aborted requests. */
export function errorHandler({ operations }: Api, budgets: Budgets): ErrorHandler<MockEnv> {
  const types = new Map(operations.map((operation) => [operation.id, documentedProblemType(operation)]));
  const withDocumentedType = (error: ProblemError): ProblemError["problem"] => {
    const type = error instanceof ValidationProblem ? types.get(error.operationId) : undefined;
    return type === undefined ? error.problem : { ...error.problem, type };
  };
  return (error, c) => {
    if (error instanceof ConnectionReset || c.req.raw.signal.aborted) throw error;
    const problemError = asProblem(error);
    const problem = withDocumentedType(problemError);
    const budget = budgets.peek(c.get("caller") ?? anonymousCaller(addressOf(c)));
    return new Response(JSON.stringify(problem), {
      status: problem.status,
      headers: {
        ...commonHeaders(budget),
        ...problemError.headers,
        "content-type": "application/problem+json",
      },
    });
  };
}

/** An error that is not a `ProblemError` is a bug in the mock. It becomes a 500, so that it does not stop a server. */
function asProblem(error: Error): ProblemError {
  return error instanceof ProblemError ? error : unexpected(error.message);
}

/**
 * The `type` of input that fails validation, from the examples of the operation's 400; `undefined` if they have none. It
 * does not always follow from the operation's name: `joinVehicleWaitlist` has `…/validation-failed-vehicle-waitlist/`.
 */
function documentedProblemType({ responses }: Operation): string | undefined {
  const examples = responses.find(({ status }) => status === "400")?.json?.examples ?? [];
  const types = examples.map(({ value }) => (value as { type?: string } | undefined)?.type);
  return types.find((type) => type?.includes("/validation-failed-"));
}
