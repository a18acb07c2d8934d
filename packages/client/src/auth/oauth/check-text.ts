import { ConfigurationError } from "../../errors/configuration-error.ts";

/** Whether a value is a non-empty string that can be sent: an unpaired surrogate has no encoding in UTF-8. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && /^\P{Surrogate}+$/su.test(value);
}

/**
 * Checks that a value is a non-empty string that can be sent.
 *
 * @throws ConfigurationError whose message does not contain the value.
 */
export function checkText(name: string, value: unknown): asserts value is string {
  if (isText(value)) return;
  const isUnset = value === undefined || value === "";
  const kind = value === "" ? "an empty string" : typeof value;
  const got = typeof value === "string" && value !== "" ? "a string with an unpaired surrogate" : kind;
  const hint = isUnset ? ", usually from an environment variable that is not set" : "";
  throw new ConfigurationError(`${name}: expected text, got ${got}${hint}`);
}
