/** Whether an `Accept` header (RFC 9110, 12.5.1) allows JSON. Without the header everything is allowed. */
export function acceptsJson(accept: string | undefined): boolean {
  if (accept === undefined || accept === "" || accept === "*/*") return true;
  return accept.split(",").some((range) => {
    const [type = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    // A quality of zero means "not this one".
    const excluded = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    return !excluded && jsonRanges.has(type);
  });
}

const jsonRanges: ReadonlySet<string> = new Set([
  "*/*",
  "application/*",
  "application/json",
  "application/problem+json",
]);
