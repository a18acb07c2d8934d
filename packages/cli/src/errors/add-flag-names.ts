import type { Input } from "../input/input.ts";

/** The flags of settings that are sent as headers, by the header's name. */
const settingFlags: Readonly<Record<string, string>> = { "evenergy-user": "--user" };

/**
 * Adds the member `flags` to an error from the API: the flag of each rejected field, if it has one. For example, the API
 * reports the field `user`, but the flag is `--body-user`. A nested field such as `location.city` has the flag of its
 * outermost field.
 */
export function addFlagNames(error: unknown, inputs: readonly Input[]): unknown {
  const { fieldErrors } = Object(error) as { readonly fieldErrors?: Readonly<Record<string, unknown>> };
  if (!fieldErrors || !Object.isExtensible(error)) return error;
  const named = Object.keys(fieldErrors).flatMap((field) => {
    const flag = flagOf(field, inputs);
    return flag === undefined ? [] : [[field, flag]];
  });
  return Object.assign(error as object, { flags: Object.fromEntries(named) as Record<string, string> });
}

function flagOf(field: string, inputs: readonly Input[]): string | undefined {
  const [outermost = field] = field.split(/[.[]/);
  const named = inputs.filter(({ name }) => name === field || name === outermost);
  // If a parameter and a body field have the same name, the API's error is about the body field.
  const input = named.find((one) => one.in === "body") ?? named[0];
  if (input) return input.label;
  return settingFlags[field.toLowerCase()];
}
