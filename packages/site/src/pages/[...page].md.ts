import type { APIRoute } from "astro";
import { markdownPages } from "../markdown-pages.ts";

/** Publishes each page as Markdown, which programs read: `/guides/expansion.md`. */
export async function getStaticPaths() {
  const pages = await markdownPages();
  return pages.map(({ id, markdown }) => ({ params: { page: id }, props: { markdown } }));
}

export const GET: APIRoute = ({ props }) => new Response(props.markdown);
