import { idPrefixes } from "@ev-vehicles/types";
import type { IdKind, IdOf } from "./id-kind.ts";

/**
 * Whether a value is an ID of this API: four lower-case letters and 26 capitals or digits. With a kind, whether it is
 * an ID of that kind.
 *
 * @example
 * if (isId(text, "Vehicle")) text;
 * //=> `vhcl${string}`
 */
export function isId(value: unknown): value is string;
export function isId<Kind extends IdKind>(value: unknown, kind: Kind): value is IdOf<Kind>;
export function isId(value: unknown, kind?: IdKind): boolean {
  return (
    typeof value === "string" &&
    /^[a-z]{4}[A-Z\d]{26}$/.test(value) &&
    (kind === undefined || value.startsWith(idPrefixes[kind]))
  );
}
