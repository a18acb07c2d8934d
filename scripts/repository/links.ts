import { posix } from "node:path";

/** The target of an inline link or image in Markdown, `](target)`, and of a reference, `[name]: target`. */
const target = /(\]\(|^\[[^\]]+\]:\s+)(?!#)([^)\s]+)/gm;
const isAddress = /^[a-z][a-z+.-]*:/i;

/** A page of Markdown whose relative links lead to the repository, for readers who have the page alone. */
export function withAbsoluteLinks(markdown: string, folder: string, repository: string): string {
  return markdown.replace(target, (whole, before: string, link: string) => {
    if (isAddress.test(link)) return whole;
    return `${before}${repository}/blob/main/${posix.normalize(posix.join(folder, link))}`;
  });
}

/** The links of a page that lead out of it and have no address. */
export function relativeLinks(markdown: string): string[] {
  return [...markdown.matchAll(target)].flatMap(([, , link = ""]) => (isAddress.test(link) ? [] : link));
}
