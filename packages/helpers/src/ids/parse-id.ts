import { idPrefixes } from "@ev-vehicles/types";
import { InvalidIdError } from "./invalid-id-error.ts";
import { type IdKind, type IdOf, isId } from "./is-id.ts";

/** An ID and its kind, which discriminates the members of this union. */
export type ParsedId =
  | { [Kind in IdKind]: { readonly kind: Kind; readonly id: IdOf<Kind> } }[IdKind]
  /** A valid ID of a kind that is not in the description: the API adds collections without notice. */
  | { readonly kind: undefined; readonly id: string };

/**
 * Returns an ID with its kind.
 *
 * @example
 * parseId("vhcl01HRFF3SEVSCRAV9B3CHVDFN0H").kind;
 * //=> "Vehicle"
 *
 * @throws {InvalidIdError} If the text is not an ID. To get the ID from a URL, use {@link referenceId}.
 */
export function parseId(text: string): ParsedId {
  if (!isId(text))
    throw new InvalidIdError(
      text,
      "an ID: expected four lower-case letters, then 26 capital letters or digits",
    );
  const known = Object.entries(idPrefixes).find(([, prefix]) => text.startsWith(prefix));
  return { kind: known?.[0], id: text } as ParsedId;
}
