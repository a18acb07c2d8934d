/**
 * The API's formats that need more than a regular expression, one function each: a bundle then contains only those that
 * its validators call, and no part of ajv.
 */

/** RFC 3339 with its `T`; ajv-formats also accepts a space. */
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

/** A date-time (RFC 3339). `Date.parse` alone reads 30 February as 1 March. */
export function isDateTime(text: string): boolean {
  return dateTime.test(text) && !Number.isNaN(Date.parse(text)) && isDate(text.slice(0, 10));
}

/** A day of the calendar: `2024-02-29`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

/**
 * An absolute URI (RFC 3986): scheme, optional authority, path, query and fragment, of the allowed characters.
 * Of an address in brackets, only the characters are checked.
 */
export function isUri(text: string): boolean {
  return uri.test(text);
}

const uri =
  /^[a-z][a-z\d+.-]*:(?:\/\/(?:(?:[\w.~!$&'()*+,;=:-]|%[\da-f]{2})*@)?(?:\[[\da-fv:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*)(?::\d*)?(?:\/(?:[\w.~!$&'()*+,;=:@-]|%[\da-f]{2})*)*|\/?(?:(?:[\w.~!$&'()*+,;=:@-]|%[\da-f]{2})+(?:\/(?:[\w.~!$&'()*+,;=:@-]|%[\da-f]{2})*)*)?)(?:\?(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*)?$/i;

/** A whole number of 32 bits. */
export const int32: NumberFormat = {
  type: "number",
  validate: (value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31,
};

/** A whole number. JSON's own are exact up to 2⁵³ only, so the width of 64 bits says nothing more. */
export const int64: NumberFormat = { type: "number", validate: Number.isInteger };

/** Any number of JSON. */
export const double: NumberFormat = { type: "number", validate: () => true };

interface NumberFormat {
  readonly type: "number";
  readonly validate: (value: number) => boolean;
}

/** Their names in generated code. */
export const ownFormats: Readonly<Record<string, string>> = {
  date: "isDate",
  "date-time": "isDateTime",
  uri: "isUri",
  int32: "int32",
  int64: "int64",
  float: "double",
  double: "double",
};
