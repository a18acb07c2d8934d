import type { APIRoute } from "astro";
import { markdownPages } from "../markdown-pages.ts";
import { readOpening } from "../repository.ts";

/** `llms.txt` (llmstxt.org) lists the Markdown pages; `llms-full.txt` contains all of them. */
export async function getStaticPaths() {
  const pages = await markdownPages();
  const list = pages.map(({ id, title }) => `- [${title}](/${id}.md)`);
  const home = pages.find(({ id }) => id === "index")?.markdown ?? "";
  const { lead } = readOpening(home);
  const files = {
    llms: `# ev-vehicles\n\n> ${lead}\n\n## Pages\n\n${list.join("\n")}\n\n## OpenAPI document\n\n- [YAML](/openapi.yaml)\n- [JSON](/openapi.json)\n`,
    "llms-full": pages.map(({ markdown }) => markdown.trim()).join("\n\n---\n\n"),
  };
  return Object.entries(files).map(([name, text]) => ({ params: { name }, props: { text } }));
}

export const GET: APIRoute = ({ props }) => new Response(props.text);
