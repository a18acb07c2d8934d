import type { Problem } from "@ev-vehicles/types";

/** An error to send to the client: an RFC 9457 problem document, and the headers that go with it. */
export class ProblemError extends Error {
  readonly problem: Problem & { readonly status: number };
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    problem: Problem & { readonly status: number },
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(problem.detail);
    this.name = "ProblemError";
    this.problem = problem;
    this.headers = headers;
  }
}

/** Input that breaks the description. If the operation's own examples have a `type` for that, it gets that one. */
export class ValidationProblem extends ProblemError {
  readonly operationId: string;

  constructor(operationId: string, problem: Problem & { readonly status: number }) {
    super(problem);
    this.operationId = operationId;
  }
}
