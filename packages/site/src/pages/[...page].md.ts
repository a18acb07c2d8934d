import type { APIRoute } from "astro";
import { markdownPages } from "../markdown-pages.ts";

/** Each page's Markdown beside it, for readers that are programs: `/guides/expansion.md`. */
export async function getStaticPaths() {
  const pages = await markdownPages();
  return pages.map(({ id, markdown }) => ({ params: { page: id }, props: { markdown } }));
}

export const GET: APIRoute = ({ props }) => new Response(props.markdown);
