import type { Description, Schema } from "../description/description.ts";
import type { Operation } from "../description/operations.ts";
import { resolve } from "../description/resolve.ts";

/**
 * Which references a sample expands: the first that the operation offers, and the one that reaches furthest.
 *
 *     user, trim, trim.model, trim.model.make, latest_status_log  →  user, trim.model.make
 */
export function expandExample(description: Description, { parameters }: Operation): string[] {
  const parameter = parameters.find(({ name, in: place }) => name === "expand" && place === "query");
  if (!parameter?.schema) return [];
  const schema = resolve<Schema>(description, parameter.schema);
  const names = (schema.items ? resolve(description, schema.items) : schema).enum as string[] | undefined;
  const [first] = names ?? [];
  if (!names || !first) return [];
  const depth = (name: string) => name.split(".").length;
  const furthest = names.reduce((best, name) => (depth(name) > depth(best) ? name : best), first);
  return furthest === first || furthest.startsWith(`${first}.`) ? [furthest] : [first, furthest];
}
