import { posix } from "node:path";

/** The target of an inline link or image in Markdown, `](target)`, and of a reference, `[name]: target`. */
const target = /(\]\(|^\[[^\]]+\]:\s+)(?!#)([^)\s]+)/gm;
const isAddress = /^[a-z][a-z+.-]*:/i;

/** Makes the relative links of a Markdown page lead to the repository, for readers who have only the page. */
export function withAbsoluteLinks(markdown: string, folder: string, repository: string): string {
  return markdown.replace(target, (whole, before: string, link: string) => {
    if (isAddress.test(link)) return whole;
    return `${before}${repository}/blob/main/${posix.normalize(posix.join(folder, link))}`;
  });
}

/** The links of a page to other files that are not absolute URLs. */
export function relativeLinks(markdown: string): string[] {
  return [...markdown.matchAll(target)].flatMap(([, , link = ""]) => (isAddress.test(link) ? [] : link));
}
