import MiniSearch, { type SearchResult } from "minisearch";
import { type SearchRecord, searchOptions } from "../search/search-record.ts";
import { resultLink } from "./search-result.ts";

type Found = SearchResult & SearchRecord;

/** The search dialog: opened by its button, Ctrl K or "/"; the index is loaded when it is first needed. */
export function search(): void {
  const dialog = document.getElementById("search") as HTMLDialogElement;
  const input = document.getElementById("search-input") as HTMLInputElement;
  const results = document.getElementById("search-results") as HTMLElement;
  const status = document.getElementById("search-status") as HTMLElement;
  const root = document.body.dataset.root ?? "./";
  let index: Promise<MiniSearch<SearchRecord>> | undefined;

  const open = () => {
    index ??= loadIndex(root);
    if (!dialog.open) dialog.showModal();
    input.select();
  };
  const select = (link: Element | undefined) => {
    for (const other of results.children) other.setAttribute("aria-selected", String(other === link));
    if (link) input.setAttribute("aria-activedescendant", link.id);
    else input.removeAttribute("aria-activedescendant");
    link?.scrollIntoView({ block: "nearest" });
  };
  const selected = () => results.querySelector<HTMLAnchorElement>('[aria-selected="true"]') ?? undefined;
  const update = async () => {
    const query = input.value.trim();
    index ??= loadIndex(root);
    const loaded = await index;
    if (query !== input.value.trim()) return;
    const found = loaded.search(query).slice(0, 12) as unknown as Found[];
    results.replaceChildren(...found.map((one) => resultLink(one, one.terms, root)));
    status.textContent = query && found.length === 0 ? `Nothing is about “${query}”.` : "";
    select(results.firstElementChild ?? undefined);
  };

  document.getElementById("search-open")?.addEventListener("click", open);
  document.getElementById("search-close")?.addEventListener("click", () => dialog.close());
  input.addEventListener("input", update);
  results.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    const current = selected();
    const all = [...results.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && all.length > 0) {
      event.preventDefault();
      select(all.at(((current ? all.indexOf(current) : -1) + step) % all.length));
    } else if (event.key === "Enter" && current) {
      event.preventDefault();
      current.click();
    }
  });
  document.addEventListener("keydown", (event) => {
    const typing =
      event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
    const isShortcut =
      (event.key === "k" && (event.ctrlKey || event.metaKey)) || (event.key === "/" && !typing);
    if (!isShortcut) return;
    event.preventDefault();
    open();
  });
}

async function loadIndex(root: string): Promise<MiniSearch<SearchRecord>> {
  const response = await fetch(`${root}search-index.json`);
  return MiniSearch.loadJSON(await response.text(), searchOptions);
}
