import { linkTarget, root } from "./repository.ts";

/** The parts of a Markdown syntax tree (mdast) that this plugin reads. */
interface Node {
  type: string;
  depth?: number;
  url?: string;
  value?: string;
  children?: Node[];
}

/** Headings of the README's sections for contributors. */
const forContributors = /contribut|develop|work on|where things are/i;

/**
 * A remark plugin for Markdown that also has to read well in the repository. It removes the title, which Starlight prints
 * itself, and turns links to files into links to their pages, or into text if the site has no such page.
 */
export function repositoryMarkdown() {
  return (tree: Node, file: { path?: string }): void => {
    const path = (file.path ?? "").replace(root, "");
    if (path.startsWith("packages/site/")) return;
    const nodes = tree.children ?? [];
    const title = nodes.findIndex((node) => node.type === "heading" && node.depth === 1);
    if (title >= 0) nodes.splice(title, 1);
    tree.children = path === "README.md" ? forHomePage(nodes) : nodes;
    rewriteLinks(tree, path);
  };
}

/** Removes the paragraph that the page's opening already shows, and the sections for contributors. */
function forHomePage(nodes: Node[]): Node[] {
  const [first, ...rest] = nodes;
  let skipping = false;
  return (first?.type === "paragraph" ? rest : nodes).filter((node) => {
    if (node.type === "heading" && (node.depth ?? 0) <= 2) skipping = forContributors.test(textOf(node));
    return !skipping;
  });
}

function rewriteLinks(node: Node, source: string): void {
  if ((node.type === "link" || node.type === "definition") && node.url !== undefined) {
    const target = linkTarget(node.url, source);
    if (target !== undefined) node.url = target;
    else Object.assign(node, { type: "emphasis", url: undefined });
  }
  for (const child of node.children ?? []) rewriteLinks(child, source);
}

function textOf(node: Node): string {
  return node.value ?? (node.children ?? []).map(textOf).join("");
}
