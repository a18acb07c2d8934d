import { type Html, html, trusted } from "../html/html.ts";
import { icons } from "../html/icons.ts";
import { rootOf } from "../html/root-of.ts";
import type { Navigation } from "../navigation/navigation.ts";
import { renderNavigation } from "../navigation/render-navigation.ts";
import { searchDialog } from "./search-dialog.ts";

export interface Page {
  readonly title: string;
  readonly description: string;
  /** The page's own file, from the site's root: `guides/pagination.html`. */
  readonly file: string;
  readonly content: Html;
  /** The content brings its own `main` element. */
  readonly bringsMain?: boolean;
  /** Script modules beside the one that every page has, from the site's root. */
  readonly scripts?: readonly string[];
}

// The belt to what the pages are made of anyway: nothing is loaded from, or sent to, another host.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");

/** A whole document: head, header, the one navigation, and the page's content. */
export function frame(page: Page, navigation: Navigation): string {
  const root = rootOf(page.file);
  const tag = page.bringsMain ? "div" : "main";
  const scripts = (page.scripts ?? []).map(
    (script) => html`<script type="module" src="${root}${script}"></script>\n`,
  );
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<title>${page.title}</title>
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}assets/site.css">
<script src="${root}assets/theme.js"></script>
<script type="module" src="${root}assets/site.js"></script>
${scripts}</head>
<body data-root="${root || "./"}">
<a class="skip" href="#content">Skip to the content</a>
<header class="bar">
<button type="button" class="icon" id="menu" aria-label="Menu" aria-expanded="false" aria-controls="navigation">${icons.menu}</button>
<a class="brand" href="${root}index.html">${icons.mark}<span>ev-vehicles</span></a>
<button type="button" class="find" id="search-open">${icons.search}<span>Search</span><kbd>Ctrl K</kbd></button>
<button type="button" class="icon" id="theme" aria-label="Switch between light and dark">${icons.sun}${icons.moon}</button>
</header>
<div class="page">
<nav id="navigation" class="side" aria-label="Site">${renderNavigation(navigation, page.file, root)}</nav>
<${trusted(tag)} id="content" class="content" tabindex="-1">
${page.content}
</${trusted(tag)}>
</div>
${searchDialog()}
</body>
</html>
`.markup;
}
