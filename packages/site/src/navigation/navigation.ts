import { operationAnchor } from "../description/operation-anchor.ts";
import type { Method } from "../description/operations.ts";
import type { TagOfOperations } from "../description/operations-by-tag.ts";
import type { Guide } from "../guides/guide.ts";

/** The one navigation of the site, on every page the same. */
export interface Navigation {
  readonly guides: readonly Entry[];
  readonly packages: readonly Entry[];
  readonly tags: readonly { readonly name: string; readonly entries: readonly OperationEntry[] }[];
}

export interface Entry {
  readonly label: string;
  /** From the site's root. */
  readonly href: string;
}

export interface OperationEntry extends Entry {
  readonly method: Method;
}

export function buildNavigation(
  guides: readonly Guide[],
  packages: readonly Guide[],
  tags: readonly TagOfOperations[],
): Navigation {
  const entry = ({ title, file }: Guide): Entry => ({ label: title, href: file });
  return {
    guides: guides.map(entry),
    packages: packages.map(entry),
    tags: tags.map(({ name, operations }) => ({
      name,
      entries: operations.map((operation) => ({
        label: operation.summary,
        href: `reference.html${operationAnchor(operation)}`,
        method: operation.method,
      })),
    })),
  };
}
