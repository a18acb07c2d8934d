import type { Guide } from "../guides/guide.ts";
import { html, trusted } from "../html/html.ts";
import { rootOf } from "../html/root-of.ts";
import type { Page } from "./frame.ts";

/** A guide with its own table of contents, and the way to the guides beside it. */
export function guidePage(guide: Guide, guides: readonly Guide[]): Page {
  const place = guides.indexOf(guide);
  const [before, after] = [guides[place - 1], guides[place + 1]];
  const headings = guide.sections.filter(({ depth }) => depth === 2 || depth === 3);
  const contents = headings.map(
    ({ anchor, heading, depth }) =>
      html`<li class="depth-${depth}"><a href="#${anchor}">${heading}</a></li>\n`,
  );
  const neighbour = (to: Guide | undefined, label: string, side: string) =>
    to &&
    html`<a class="${side}" href="${rootOf(to.file)}${to.file}"><small>${label}</small><span>${to.title}</span></a>\n`;
  return {
    title: `${guide.title} – ev-vehicles`,
    description: guide.lead,
    file: guide.file,
    content: html`<div class="guide">
<article class="prose">
<h1>${guide.title}</h1>
${trusted(guide.body)}
<nav class="beside" aria-label="Neighbouring guides">
${neighbour(before, "Before", "before")}${neighbour(after, "Next", "after")}</nav>
</article>
${
  contents.length > 1 &&
  html`<aside class="contents"><nav aria-label="On this page"><h2>On this page</h2><ul>${contents}</ul></nav></aside>`
}
</div>`,
  };
}
