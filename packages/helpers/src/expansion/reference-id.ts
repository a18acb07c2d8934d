import { InvalidIdError } from "../ids/invalid-id-error.ts";
import { idAtEnd } from "./match-reference.ts";

/**
 * The id of what a reference points to, whichever form the reference has: its URL, or the resource itself. Null
 * and undefined stay. A status log has no id of its own: the types refuse it, its URL throws.
 *
 * @example
 * referenceId(vehicle.user);
 * //=> "user01HN2NJ9NMRZBXT1H6FT9N7735", expanded or not
 *
 * @throws {InvalidIdError} Where the URL ends in no id.
 */
export function referenceId<Value extends string | { readonly id: string } | null | undefined>(
  value: Value,
): string | Extract<Value, null | undefined> {
  if (typeof value === "object" && value !== null) return value.id;
  if (typeof value !== "string") return value as Extract<Value, null | undefined>;
  const [path = ""] = value.split(/[?#]/);
  const id = idAtEnd.exec(path.replace(/\/$/, ""))?.[0];
  if (id === undefined) throw new InvalidIdError(value, "the URL of a resource that has an id");
  return id;
}
