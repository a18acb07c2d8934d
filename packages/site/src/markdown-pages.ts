import { getCollection } from "astro:content";
import { posix } from "node:path";
import type { Operation } from "@ev-vehicles/openapi";
import { operationsByTag } from "./document/operations.ts";
import { readDocument } from "./document/read-document.ts";
import { guideNames, linkTarget } from "./repository.ts";

/** A page as Markdown, which programs read. */
export interface MarkdownPage {
  /** The page's path without leading and trailing slashes: `guides/expansion`. */
  readonly id: string;
  readonly title: string;
  readonly markdown: string;
}

/** The fields of a collection's entry that are used here. Astro generates the whole type during a build. */
interface Entry {
  readonly id: string;
  readonly body?: string;
  /** Relative to this package. */
  readonly filePath?: string;
  readonly data: { readonly title: string };
}

/** Every page of the site in the order of the navigation. */
export async function markdownPages(): Promise<MarkdownPage[]> {
  const entries: readonly Entry[] = await getCollection("docs");
  const pages = entries
    .filter(({ id }) => id !== "404")
    .map(({ id, body = "", filePath = "", data: { title } }) => {
      const source = posix.join("packages/site", filePath);
      const text = body.replaceAll(/\]\(([^)\s]+)\)/g, (_, url) => `](${linkTarget(url, source) ?? url})`);
      return { id, title, markdown: text.trimStart().startsWith("# ") ? text : `# ${title}\n\n${text}` };
    });
  const guides = guideNames().map((name) => `guides/${name}`);
  const groups = [["index"], guides, ["reference"], ["packages/"], ["api/"], ["contributing"]].flat();
  const position = ({ id }: MarkdownPage) => groups.findIndex((group) => id.startsWith(group));
  return [...pages, referencePage()].sort(
    (one, other) => position(one) - position(other) || one.id.localeCompare(other.id),
  );
}

function referencePage(): MarkdownPage {
  const title = "Reference";
  const parts = operationsByTag(readDocument()).flatMap((tag) => [
    `## ${tag.name}\n\n${tag.description.trim()}`,
    ...tag.operations.map(describeOperation),
  ]);
  const lead =
    "Every operation of the API. Each field is described in [the OpenAPI document](/openapi.yaml).";
  return { id: "reference", title, markdown: `${[`# ${title}`, lead, ...parts].join("\n\n")}\n` };
}

function describeOperation(operation: Operation): string {
  const { id, method, path, summary, description, parameters } = operation;
  const list = parameters.map(
    ({ name, in: place, required, description: text }) =>
      `- \`${name}\` (${place}${required ? ", required" : ""}): ${text.trim().replaceAll(/\s+/g, " ")}`,
  );
  return [
    `### ${summary}`,
    `\`${method} ${path}\` · \`${id}\``,
    description,
    ...(list.length > 0 ? [list.join("\n")] : []),
  ].join("\n\n");
}
