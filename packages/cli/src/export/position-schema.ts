/** A check for each member of a position file, version 2. */
const members: Readonly<Record<string, (value: unknown) => boolean>> = {
  version: (value) => value === 2,
  request: isRequest,
  bytes: isCount,
  tail: isSha256,
  pages: isCount,
  items: isCount,
  position: (value) => value === null || isObject(value),
  unlinked: isBoolean,
  complete: isBoolean,
  checksum: isSha256,
};

const requestMembers: Readonly<Record<string, (value: unknown) => boolean>> = {
  operation: isText,
  baseUrl: isText,
  user: isText,
  path: isObject,
  query: isObject,
  format: (value) => value === "ndjson" || value === "csv",
  columns: (value) => value === null || (Array.isArray(value) && value.every(isText)),
  rawCsv: isBoolean,
  bom: isBoolean,
};

/** What is wrong with the structure of a position file; undefined if it is valid. */
export function positionProblem(content: unknown): string | undefined {
  if (!isObject(content) || !isObject(content.request) || !("bytes" in content)) {
    return "the file is not the position of an export";
  }
  if (content.version !== 2) {
    return `the position was written by another version of this command (${JSON.stringify(content.version)})`;
  }
  const wrong = wrongMember(content, members);
  return wrong && `the position was edited or truncated: ${wrong} is missing, unknown or not valid`;
}

function isRequest(value: unknown): boolean {
  return isObject(value) && wrongMember(value, requestMembers) === undefined;
}

function wrongMember(
  value: Readonly<Record<string, unknown>>,
  checks: Readonly<Record<string, (value: unknown) => boolean>>,
): string | undefined {
  const known = Object.keys(checks).find(
    (name) => !Object.hasOwn(value, name) || !checks[name]?.(value[name]),
  );
  return known ?? Object.keys(value).find((name) => !Object.hasOwn(checks, name));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isBoolean(value: unknown): boolean {
  return typeof value === "boolean";
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isSha256(value: unknown): boolean {
  return isText(value) && /^[\da-f]{64}$/.test(value);
}
