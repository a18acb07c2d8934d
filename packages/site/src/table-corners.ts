/** The parts of an HTML syntax tree (hast) that are read here. */
interface Node {
  type: string;
  tagName?: string;
  children?: Node[];
}

/** A rehype plugin: the empty corner of a table is no heading (WCAG 2.2, 1.3.1), though Markdown cannot say so. */
export function tableCorners() {
  return function visit(node: Node): void {
    if (node.tagName === "th" && node.children?.length === 0) node.tagName = "td";
    for (const child of node.children ?? []) visit(child);
  };
}
