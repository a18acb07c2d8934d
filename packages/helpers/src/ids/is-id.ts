import { idPrefixes } from "@ev-vehicles/types";

/**
 * The kinds of IDs, named like the type of the resource: `"Vehicle"`, `"VehicleTrim"`, `"User"`, … The four letters at the
 * start of an ID determine its kind.
 */
export type IdKind = keyof typeof idPrefixes;

/**
 * The IDs of a kind; by default, of any kind.
 *
 * @example
 * type VehicleId = IdOf<"Vehicle">;
 * //=> `vhcl${string}`
 */
export type IdOf<Kind extends IdKind = IdKind> = `${(typeof idPrefixes)[Kind]}${string}`;

/**
 * Whether a value is an ID of this API: four lower-case letters followed by 26 capital letters or digits. If a kind is
 * passed, the letters must also be those of that kind.
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
