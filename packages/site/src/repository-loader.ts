import { readFileSync } from "node:fs";
import { glob, type Loader } from "astro/loaders";
import { guideNames, packageNames, pageOf, root } from "./repository.ts";

const own = "packages/site/src/content/docs/";

/**
 * The guides, the packages' READMEs and the site's own pages, each read where it lies. There has to be one loader for
 * all: two `glob()` loaders of a collection delete each other's entries. A file without front matter gets its title
 * from its first heading, and the repository's README becomes the home page.
 */
export function repositoryLoader(): Loader {
  const loader = glob({
    base: root,
    pattern: [
      "{README,CONTRIBUTING}.md",
      "docs/*.md",
      `packages/{${packageNames().join()}}/README.md`,
      `${own}**/*.md`,
    ],
    generateId: ({ entry }) =>
      pageOf(entry) ??
      entry
        .slice(own.length)
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
  // TypeDoc's pages, which it names after modules.
  if (id === "api") return { title: "TypeScript API" };
  if (id.startsWith("api/")) return { title: id.replace("api/", "@ev-vehicles/") };
  if (title !== undefined) return {};
  const text = readFileSync(file, "utf8");
  return id === "index" ? homeData(text) : { title: titleOf(text, file) };
}

function titleOf(text: string, file: string): string {
  const title = /^# (.+)$/m.exec(text)?.[1];
  if (!title) throw new Error(`${file} has no title: start it with a line "# …".`);
  return title.replaceAll(/[`*]/g, "");
}

/** The README's title and first paragraph as the home page's opening. */
function homeData(text: string): object {
  const title = titleOf(text, "README.md");
  const tagline = /^# .+\n\n((?:.+\n)+)/m.exec(text)?.[1]?.trim().replaceAll(/\s*\n/g, " ") ?? "";
  return {
    title,
    description: tagline,
    editUrl: false,
    tableOfContents: false,
    hero: {
      tagline,
      actions: [
        { text: "Get started", link: `/guides/${guideNames()[0]}/`, icon: "right-arrow" },
        { text: "Open the reference", link: "/reference/", variant: "secondary" },
      ],
    },
  };
}
