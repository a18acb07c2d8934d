export { ResponseMismatchError } from "./response-mismatch-error.ts";
export { type ValidateResponsesOptions, validateResponses } from "./validate-responses.ts";
export type { Violation } from "./violations.ts";
