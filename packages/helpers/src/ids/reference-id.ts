import { InvalidIdError } from "./invalid-id-error.ts";

/** An ID at the end of a path segment: the API's samples also write `trim01HRF…` as `vehicle_trim01HRF…`. */
export const idAtEnd: RegExp = /[a-z]{4}[A-Z\d]{26}$/;

/**
 * The ID of the resource that a reference points to, whether the reference is a URL or the resource itself. Null and
 * undefined are returned unchanged. A status log has no ID: the types reject an expanded one, and its URL throws.
 *
 * @example
 * referenceId(vehicle.user);
 * //=> "user01HN2NJ9NMRZBXT1H6FT9N7735", expanded or not
 *
 * @throws {InvalidIdError} If the path of the URL does not end in an ID.
 */
export function referenceId<Value extends string | { readonly id: string } | null | undefined>(
  value: Value,
): string | Extract<Value, null | undefined> {
  if (typeof value === "object" && value !== null) return value.id;
  if (typeof value !== "string") return value as Extract<Value, null | undefined>;
  const [path = ""] = value.split(/[?#]/);
  const id = idAtEnd.exec(path.replace(/\/$/, ""))?.[0];
  if (id === undefined) throw new InvalidIdError(value, "the URL of a resource with an ID");
  return id;
}
