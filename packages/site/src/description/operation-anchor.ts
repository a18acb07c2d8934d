import type { Operation } from "./operations.ts";
import { slugify } from "./slugify.ts";

/** The fragment by which the reference shows an operation: `#tag/vehicles/listVehicles`. */
export function operationAnchor({ tag, id }: Pick<Operation, "tag" | "id">): string {
  return `#tag/${slugify(tag)}/${id}`;
}
