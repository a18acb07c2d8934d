import type { Input } from "../input/input.ts";

/** Headers of the API that a setting sends. */
const settingFlags: Readonly<Record<string, string>> = { "evenergy-user": "--user" };

/**
 * Adds to an error of the API the flag of each field that it rejected, in `flags`: the API says `user`, and the
 * person has typed `--body-user`. Of a nested field, `location.city`, it is the flag of the outermost one.
 */
export function nameTheFlags(error: unknown, inputs: readonly Input[]): unknown {
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
  // The API names fields of the body first of all; a parameter of the same name is not what it rejected.
  const input = named.find((one) => one.in === "body") ?? named[0];
  if (input) return input.label;
  return settingFlags[field.toLowerCase()];
}
