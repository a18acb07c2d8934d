/**
 * Formats with a check of our own. Each check is a separate export, so that a bundle contains only those that its
 * validators use, and no part of ajv.
 */

/** RFC 3339 with a `T`. (ajv-formats also accepts a space.) */
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

/** Whether a string is a date-time (RFC 3339). `Date.parse` is not enough: it reads 30 February as 1 March. */
export function isDateTime(text: string): boolean {
  return dateTime.test(text) && !Number.isNaN(Date.parse(text)) && isDate(text.slice(0, 10));
}

/** Whether a string is a date that exists, such as `2024-02-29`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

/**
 * Whether a string is a URI (RFC 3986): a scheme, then an optional authority, a path, and an optional query and fragment,
 * each with only the allowed characters. Of an IP address in brackets, only the characters are checked.
 */
export function isUri(text: string): boolean {
  return uri.test(text);
}

const uri =
  /^[a-z][a-z\d+.-]*:(?:\/\/(?:(?:[\w.~!$&'()*+,;=:-]|%[\da-f]{2})*@)?(?:\[[\da-fv:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*)(?::\d*)?(?:\/(?:[\w.~!$&'()*+,;=:@-]|%[\da-f]{2})*)*|\/?(?:(?:[\w.~!$&'()*+,;=:@-]|%[\da-f]{2})+(?:\/(?:[\w.~!$&'()*+,;=:@-]|%[\da-f]{2})*)*)?)(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?$/i;

/** A signed integer of 32 bits. */
export const int32: NumberFormat = {
  type: "number",
  validate: (value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
};

/** An integer. Numbers are exact only up to 2⁵³ in JavaScript, so a limit of 64 bits cannot be checked. */
export const int64: NumberFormat = { type: "number", validate: Number.isInteger };

/** Any number. */
export const double: NumberFormat = { type: "number", validate: () => true };

interface NumberFormat {
  readonly type: "number";
  readonly validate: (value: number) => boolean;
}

/** By format, the name of its check, which generated code imports. */
export const ownFormats: Readonly<Record<string, string>> = {
  date: "isDate",
  "date-time": "isDateTime",
  uri: "isUri",
  int32: "int32",
  int64: "int64",
  float: "double",
  double: "double",
};
