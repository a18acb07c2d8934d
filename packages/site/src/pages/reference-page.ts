import { html } from "../html/html.ts";
import type { Page } from "./frame.ts";

/**
 * The place where `browser/reference.ts` puts the reference of every operation.
 *
 * @param token what the mock accepts without further ado, for the requests that are tried on the page
 */
export function referencePage(token: string): Page {
  return {
    title: "Reference – ev-vehicles",
    description: "Every operation of the ev.energy v2 Vehicles API, to read and to try.",
    file: "reference.html",
    bringsMain: true,
    scripts: ["assets/reference.js"],
    content: html`<p id="connection" role="status" hidden></p>
<div id="reference" data-token="${token}"></div>
<noscript><p class="notice">The reference is drawn by a script. Without one, download the description:
<a href="openapi.yaml" download>as YAML</a> or <a href="openapi.json" download>as JSON</a>.</p></noscript>`,
  };
}
