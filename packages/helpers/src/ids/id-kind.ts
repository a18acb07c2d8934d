import type { idPrefixes } from "@ev-vehicles/types";

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
