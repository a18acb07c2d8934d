export { createdAt } from "./ids/created-at.ts";
export type { IdKind, IdOf } from "./ids/id-kind.ts";
export { InvalidIdError } from "./ids/invalid-id-error.ts";
export { isId } from "./ids/is-id.ts";
export { type ParsedId, parseId } from "./ids/parse-id.ts";
