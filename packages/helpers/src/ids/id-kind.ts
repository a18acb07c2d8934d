import type { idPrefixes } from "@ev-vehicles/types";

/**
 * What an id can be the id of, named like the type of the resource: `"Vehicle"`, `"VehicleTrim"`, `"User"`, …
 * The first four letters of an id say which.
 */
export type IdKind = keyof typeof idPrefixes;

/**
 * The ids of a kind. Any one, unless told.
 *
 * @example
 * type VehicleId = IdOf<"Vehicle">;
 * //=> `vhcl${string}`
 */
export type IdOf<Kind extends IdKind = IdKind> = `${(typeof idPrefixes)[Kind]}${string}`;
