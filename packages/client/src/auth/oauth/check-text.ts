import { ConfigurationError } from "../../errors/configuration-error.ts";

/** Whether a value is a non-empty string that can be sent: half of a surrogate pair has no encoding. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && /^\P{Surrogate}+$/su.test(value);
}

/**
 * Checks an option that will be sent.
 *
 * @throws ConfigurationError whose message does not contain the value.
 */
export function checkText(name: string, value: unknown): asserts value is string {
  if (isText(value)) return;
  const isUnset = value === undefined || value === "";
  const kind = value === "" ? "an empty string" : typeof value;
  const got = typeof value === "string" && value !== "" ? "half of a surrogate pair" : kind;
  const hint = isUnset ? ", usually from an environment variable that is not set" : "";
  throw new ConfigurationError(`${name}: expected text, got ${got}${hint}`);
}
