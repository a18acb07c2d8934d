import { readFileSync } from "node:fs";
import { glob, type Loader } from "astro/loaders";
import { guideNames, type Opening, packageNames, pageOf, readOpening, root } from "./repository.ts";

const ownPages = "packages/site/src/content/docs/";

/**
 * Loads the guides, the packages' READMEs and the site's own pages. There is only one loader, because two `glob()` loaders
 * of a collection delete each other's entries. A file without front matter gets its title from its first heading, and the
 * repository's README becomes the home page.
 */
export function repositoryLoader(): Loader {
  const loader = glob({
    base: root,
    pattern: [
      "{README,CONTRIBUTING}.md",
      "docs/*.md",
      `packages/{${packageNames().join()}}/README.md`,
      `${ownPages}**/*.md`,
    ],
    generateId: ({ entry }) =>
      pageOf(entry) ??
      entry
        .slice(ownPages.length)
        .replace(/(\/index|\/README)?\.md$/, "")
        .toLowerCase(),
  });
  return {
    name: "repository",
    load: (context) =>
      loader.load({
        ...context,
        parseData(entry) {
          if (!entry.filePath) return context.parseData(entry);
          const data = { ...entry.data, ...dataOf(entry.id, entry.filePath, entry.data) };
          return context.parseData({ ...entry, data: data as never });
        },
      }),
  };
}

function dataOf(id: string, file: string, { title }: { title?: string }): object {
  // TypeDoc titles its pages after modules; the import path is clearer.
  if (id === "api") return { title: "TypeScript API" };
  if (id.startsWith("api/")) return { title: id.replace("api/", "@ev-vehicles/") };
  if (title !== undefined) return {};
  const opening = readOpening(readFileSync(file, "utf8"));
  if (opening.title === "") throw new Error(`${file} has no title: start it with a line "# …".`);
  return id === "index" ? homeData(opening) : { title: opening.title };
}

/** The front matter of the home page, whose opening is the README's title and first paragraph. */
function homeData({ title, lead }: Opening): object {
  return {
    title,
    description: lead,
    editUrl: false,
    tableOfContents: false,
    hero: {
      tagline: lead,
      actions: [
        { text: "Get started", link: `/guides/${guideNames()[0]}/`, icon: "right-arrow" },
        { text: "Open the reference", link: "/reference/", variant: "secondary" },
      ],
    },
  };
}
