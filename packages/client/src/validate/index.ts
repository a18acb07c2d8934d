export { ResponseMismatchError, type Violation } from "./response-mismatch-error.ts";
export { type ValidateResponsesOptions, validateResponses } from "./validate-responses.ts";
