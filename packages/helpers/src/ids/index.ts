export { createdAt } from "./created-at.ts";
export { InvalidIdError } from "./invalid-id-error.ts";
export { type IdKind, type IdOf, isId } from "./is-id.ts";
export { type ParsedId, parseId } from "./parse-id.ts";
