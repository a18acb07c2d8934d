import { idPrefixes } from "@ev-vehicles/types";
import type { IdKind, IdOf } from "./id-kind.ts";
import { InvalidIdError } from "./invalid-id-error.ts";
import { isId } from "./is-id.ts";

/** An id and its kind, which tells the members of this union apart. */
export type ParsedId =
  | { [Kind in IdKind]: { readonly kind: Kind; readonly id: IdOf<Kind> } }[IdKind]
  /** The API adds collections without notice: a valid id of one that the description does not know. */
  | { readonly kind: undefined; readonly id: string };

/**
 * Takes an id and says what it is the id of.
 *
 * @example
 * parseId("vhcl01HRFF3SEVSCRAV9B3CHVDFN0H").kind;
 * //=> "Vehicle"
 *
 * @throws {InvalidIdError} Where the text is no id. {@link referenceId} takes ids out of URLs.
 */
export function parseId(text: string): ParsedId {
  if (!isId(text)) throw new InvalidIdError(text, "an id: four letters, then 26 capitals or digits");
  const known = Object.entries(idPrefixes).find(([, prefix]) => text.startsWith(prefix));
  return { kind: known?.[0], id: text } as ParsedId;
}
