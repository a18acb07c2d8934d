import type { TagOfOperations } from "../description/operations-by-tag.ts";
import type { Guide } from "../guides/guide.ts";
import { html, trusted } from "../html/html.ts";
import type { Page } from "./frame.ts";

/** What the project is, from its README, and where to go from here. */
export function homePage(readme: Guide, guides: readonly Guide[], tags: readonly TagOfOperations[]): Page {
  const [first] = guides;
  const guideCards = guides.map(
    ({ file, title, lead }) =>
      html`<li><a href="${file}"><strong>${title}</strong><span>${firstSentence(lead)}</span></a></li>\n`,
  );
  const tagCards = tags.map(
    ({ name, slug, description, operations }) =>
      html`<li><a href="reference.html#tag/${slug}"><strong>${name} <small>${operations.length}</small></strong><span>${description}</span></a></li>\n`,
  );
  return {
    title: `${readme.title}: the typed way to the ev.energy v2 Vehicles API`,
    description: readme.lead,
    file: "index.html",
    content: html`<div class="home">
<section class="hero">
<h1>${readme.title}</h1>
<p>${readme.lead}</p>
<p class="actions"><a class="button first" href="reference.html">Open the reference</a>${
      first && html`<a class="button" href="${first.file}">Read the guides</a>`
    }</p>
</section>
<div class="prose">${trusted(readme.body)}</div>
${guideCards.length > 0 && html`<h2>Guides</h2>\n<ul class="cards">${guideCards}</ul>`}
<h2>Reference</h2>
<ul class="cards">${tagCards}</ul>
</div>`,
  };
}

function firstSentence(text: string): string {
  return /^.*?[.:](?=\s|$)/.exec(text)?.[0].replace(/:$/, ".") ?? text;
}
