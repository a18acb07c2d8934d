import type { Description } from "./description.ts";
import { listOperations, type Operation } from "./operations.ts";
import { slugify } from "./slugify.ts";

export interface TagOfOperations {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly operations: readonly Operation[];
}

/** The tags in the description's order, each with its operations; a tag without any is left out. */
export function operationsByTag(description: Description): TagOfOperations[] {
  const operations = listOperations(description);
  return description.tags
    .map(({ name, description: text = "" }) => ({
      name,
      slug: slugify(name),
      description: text,
      operations: operations.filter((operation) => operation.tag === name),
    }))
    .filter((tag) => tag.operations.length > 0);
}
