import type { ErrorHandler } from "hono";
import { ConnectionReset } from "../faults/connection-reset.ts";
import type { Api } from "../spec/api.ts";
import { documentedProblemType } from "../spec/documented-problem-type.ts";
import type { Budgets } from "./budgets.ts";
import { anonymousCaller } from "./caller.ts";
import { addressOf, type MockEnv } from "./mock-env.ts";
import { ProblemError, ValidationProblem } from "./problem-error.ts";
import { unexpected } from "./problems.ts";
import { commonHeaders } from "./to-response.ts";

/** Writes any error as an RFC 9457 problem document, except a connection reset and an aborted request, which stay errors. */
export function errorHandler({ operations }: Api, budgets: Budgets): ErrorHandler<MockEnv> {
  const types = new Map(operations.map((operation) => [operation.id, documentedProblemType(operation)]));
  const typed = (error: ProblemError): ProblemError["problem"] => {
    const type = error instanceof ValidationProblem ? types.get(error.operationId) : undefined;
    return type === undefined ? error.problem : { ...error.problem, type };
  };
  return (error, c) => {
    if (error instanceof ConnectionReset || c.req.raw.signal.aborted) throw error;
    const problemError = asProblem(error);
    const problem = typed(problemError);
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

/** Any other error is a bug in the mock, and must not take a server down. */
function asProblem(error: Error): ProblemError {
  return error instanceof ProblemError ? error : unexpected(error.message);
}
