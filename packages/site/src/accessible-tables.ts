/** The parts of an HTML syntax tree (hast) that this plugin reads. */
interface Node {
  type: string;
  tagName?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
}

/**
 * A rehype plugin for what Markdown can't express about tables: a wide table scrolls, so it must be reachable with the
 * keyboard (WCAG 2.2, 2.1.1), and an empty corner cell is not a heading (1.3.1).
 */
export function accessibleTables() {
  return function visit(node: Node): void {
    if (node.tagName === "table") node.properties = { ...node.properties, tabIndex: 0 };
    if (node.tagName === "th" && node.children?.length === 0) node.tagName = "td";
    for (const child of node.children ?? []) visit(child);
  };
}
