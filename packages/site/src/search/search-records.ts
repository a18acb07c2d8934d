import { operationAnchor } from "../description/operation-anchor.ts";
import type { Operation } from "../description/operations.ts";
import type { Guide } from "../guides/guide.ts";
import { plainText } from "../guides/render-markdown.ts";
import type { SearchRecord } from "./search-record.ts";

/** Everything that the search can find: each operation, and each section of each guide. */
export function searchRecords(guides: readonly Guide[], operations: readonly Operation[]): SearchRecord[] {
  const fromOperations = operations.map((operation) => ({
    title: operation.summary,
    context: `${operation.method.toUpperCase()} ${operation.path}`,
    text: operation.description,
    names: [operation.id, ...operation.parameters.map(({ name }) => name)].join(" "),
    href: `reference.html${operationAnchor(operation)}`,
  }));
  const fromGuides = guides.flatMap(({ file, title, sections }) =>
    sections.map(({ anchor, heading, text }) => ({
      title: heading,
      context: anchor ? title : kindOf(file),
      text,
      names: "",
      href: anchor ? `${file}#${anchor}` : file,
    })),
  );
  return [...fromOperations, ...fromGuides].map((record, id) => ({
    id,
    ...record,
    text: plainText(record.text).replaceAll(/\s+/g, " ").trim(),
  }));
}

function kindOf(file: string): string {
  return file.startsWith("packages/") ? "Package" : "Guide";
}
