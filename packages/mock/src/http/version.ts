import { unsupportedVersion } from "./problems.ts";

/** The only version (API fact). */
export const apiVersion = "2";

/** Rejects an `EvEnergy-Version` that does not exist. `2` and `2.0` are the same number. */
export function checkVersion(requested: string | undefined): void {
  if (requested === undefined || requested === apiVersion) return;
  if (!/^\d+(\.\d+)?$/.test(requested) || Number(requested) !== Number(apiVersion))
    throw unsupportedVersion(requested);
}
