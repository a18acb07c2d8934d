import { nameSequence } from "../pages/name-sequence.ts";
import type { Sequence } from "../pages/sequence.ts";

/** Applies `ordering`: `name` or `-name`; any other value is ignored without an error (API fact). */
export function ordered<Item extends { readonly id: string; readonly name: string }>(
  sequence: Sequence<Item>,
  ordering: string | undefined,
): Sequence<Item> {
  if (ordering === "name") return nameSequence(sequence, "ascending");
  return ordering === "-name" ? nameSequence(sequence, "descending") : sequence;
}
