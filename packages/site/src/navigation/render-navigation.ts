import { type Html, html } from "../html/html.ts";
import type { Entry, Navigation, OperationEntry } from "./navigation.ts";

const reference = "reference.html";

/** The navigation as a list of links; the page's own is marked, and the reference's groups are open on the reference. */
export function renderNavigation(navigation: Navigation, file: string, root: string): Html {
  const link = ({ href, label }: Entry): Html => {
    const current = href === file && html` aria-current="page"`;
    return html`<li><a href="${root}${href}"${current}>${label}</a></li>\n`;
  };
  const operation = ({ href, label, method }: OperationEntry): Html =>
    html`<li><a href="${root}${href}" class="operation"><span>${label}</span><span class="method ${method}">${method.toUpperCase()}</span></a></li>\n`;
  const tags = navigation.tags.map(
    ({ name, entries }) => html`<li><details${file === reference && html` open`}>
<summary>${name}</summary>
<ul>${entries.map(operation)}</ul>
</details></li>\n`,
  );
  const group = (title: string, entries: readonly Entry[]) =>
    entries.length > 0 && html`<h2>${title}</h2>\n<ul>${entries.map(link)}</ul>\n`;
  return html`<ul>${link({ href: "index.html", label: "Overview" })}</ul>
${group("Guides", navigation.guides)}<h2>Reference</h2>
<ul>${link({ href: reference, label: "Introduction" })}${tags}</ul>
${group("Packages", navigation.packages)}<h2>Description</h2>
<ul><li><a href="${root}openapi.yaml" download>OpenAPI as YAML</a></li>
<li><a href="${root}openapi.json" download>OpenAPI as JSON</a></li></ul>
`;
}
