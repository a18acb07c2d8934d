import type { APIRoute } from "astro";
import { stringify } from "yaml";
import { readDocument } from "../document/read-document.ts";
import { referenceDocument } from "../reference/reference-document.ts";

/** Publishes the OpenAPI document for download, and the variant of it that the reference page shows. */
export function getStaticPaths() {
  const document = readDocument();
  const files = {
    "openapi.json": `${JSON.stringify(document, null, 2)}\n`,
    "openapi.yaml": stringify(document, { lineWidth: 0, blockQuote: "literal" }),
    "reference.json": JSON.stringify(referenceDocument(document)),
  };
  return Object.entries(files).map(([document, text]) => ({ params: { document }, props: { text } }));
}

export const GET: APIRoute = ({ props }) => new Response(props.text);
