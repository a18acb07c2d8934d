/**
 * The formats that validators check, for code that ajv writes (`formats.uri`) and for ajv itself. No part of ajv comes
 * with them, so that a package can bundle what was compiled.
 */

import type { Format } from "ajv";
import { fullFormats } from "ajv-formats/dist/formats.js";

/** RFC 3339 with its `T`; ajv-formats lets a space pass. */
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i;

/** `Date.parse` alone takes 30 February for 1 March. */
function isDateTime(text: string): boolean {
  if (!dateTime.test(text) || Number.isNaN(Date.parse(text))) return false;
  const date = text.slice(0, 10);
  return new Date(`${date}T00:00:00Z`).toISOString().startsWith(date);
}

export const formats: Readonly<Record<string, Format>> = { ...fullFormats, "date-time": isDateTime };
