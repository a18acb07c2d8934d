import type { SearchRecord } from "../search/search-record.ts";

/** One result as a link: its title, where it belongs, and the words around the first hit. */
export function resultLink(record: SearchRecord, terms: readonly string[], root: string): HTMLElement {
  const link = document.createElement("a");
  link.id = `result-${record.id}`;
  link.href = root + record.href;
  link.role = "option";
  link.tabIndex = -1;
  const part = (name: string, text: string) => {
    const element = document.createElement("span");
    element.className = name;
    element.append(...marked(text, terms));
    return element;
  };
  link.append(
    part("title", record.title),
    part("context", record.context),
    part("excerpt", excerpt(record.text, terms)),
  );
  return link;
}

/** About a line of text that begins shortly before the first hit. */
export function excerpt(text: string, terms: readonly string[]): string {
  const hit = pattern(terms)?.exec(text)?.index ?? 0;
  const start = hit < 40 ? 0 : text.lastIndexOf(" ", hit - 30) + 1;
  const end = text.length - start <= 140 ? text.length : text.lastIndexOf(" ", start + 140);
  return `${start > 0 ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}

function marked(text: string, terms: readonly string[]): (string | HTMLElement)[] {
  const words = pattern(terms);
  if (!words) return [text];
  return text.split(words).map((piece, place) => {
    if (place % 2 === 0) return piece;
    const mark = document.createElement("mark");
    mark.textContent = piece;
    return mark;
  });
}

function pattern(terms: readonly string[]): RegExp | undefined {
  const words = terms.map((term) => term.replaceAll(/[^\p{Letter}\p{Number}]/gu, "")).filter(Boolean);
  return words.length > 0 ? new RegExp(`(${words.join("|")})`, "iu") : undefined;
}
