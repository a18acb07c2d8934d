import { type Html, html } from "../html/html.ts";

/** The dialog that `browser/search.ts` brings to life. */
export function searchDialog(): Html {
  return html`<dialog id="search" aria-label="Search">
<div class="search-box">
<input id="search-input" type="text" role="combobox" aria-expanded="true" aria-controls="search-results" aria-autocomplete="list" aria-label="Search guides and operations" placeholder="Search guides and operations" autocomplete="off" spellcheck="false">
<button type="button" id="search-close">Close</button>
</div>
<div id="search-results" role="listbox" aria-label="Results"></div>
<p id="search-status" role="status"></p>
</dialog>`;
}
