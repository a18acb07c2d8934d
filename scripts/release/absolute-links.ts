import { posix } from "node:path";

/** Matches the target of a Markdown link or image, `](target)`, and of a link definition, `[name]: target`. */
const target = /(\]\(|^\[[^\]]+\]:\s+)(?!#)([^)\s]+)/gm;
const absoluteUrl = /^[a-z][a-z+.-]*:/i;

/** Points the relative links of a Markdown page to the repository, so that they work on npm. */
export function withAbsoluteLinks(markdown: string, folder: string, repository: string): string {
  return markdown.replace(target, (whole, before: string, link: string) => {
    if (absoluteUrl.test(link)) return whole;
    return `${before}${repository}/blob/main/${posix.normalize(posix.join(folder, link))}`;
  });
}

/** The relative links of a Markdown page to other files. */
export function relativeLinks(markdown: string): string[] {
  return [...markdown.matchAll(target)].flatMap(([, , link = ""]) => (absoluteUrl.test(link) ? [] : link));
}
