/**
 * Turns a name in the description into the name of a command or a flag.
 *
 *     listVehicles                     →  list-vehicles
 *     sampled_at__gte                  →  sampled-at-gte
 *     EvEnergy-Version                 →  ev-energy-version
 */
export function kebabCase(name: string): string {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, "$1-$2")
    .replaceAll(/[^A-Za-z\d]+/g, "-")
    .toLowerCase();
}
