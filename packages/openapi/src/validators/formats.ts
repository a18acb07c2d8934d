/** The validators of all formats: our own, and those of ajv-formats for the other formats of JSON Schema. */
import type { Format } from "ajv";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { double, int32, int64, isDate, isDateTime, isUri } from "./own-formats.ts";

export const formats: Readonly<Record<string, Format>> = {
  ...fullFormats,
  date: isDate,
  "date-time": isDateTime,
  uri: isUri,
  int32,
  int64,
  float: double,
  double,
};
