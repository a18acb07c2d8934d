import { idPrefixes } from "@ev-vehicles/types";

/**
 * The kinds of IDs, named like the type of the resource: `"Vehicle"`, `"VehicleTrim"`, `"User"`, … The first four
 * letters of an ID say which kind it is.
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
