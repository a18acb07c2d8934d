import { escapeHtml, htmlPage } from "../html/html-page.ts";
import { mockToken } from "../mock-token.ts";
import { description } from "../spec/description.ts";
import { readOperations } from "../spec/read-operations.ts";

/** What the mock has besides the API: a page that says how to use it, and the description as JSON. */
export function ownPage(request: Request, url: URL): Response | undefined {
  if (request.method !== "GET") return undefined;
  if (url.pathname === "/") return homePage(url.origin);
  if (url.pathname === "/openapi.json") return Response.json(description);
  return undefined;
}

function homePage(origin: string): Response {
  const rows = readOperations().map(
    ({ id, method, path }) =>
      `<tr><td><code>${method.toUpperCase()}</code></td><td><code>${escapeHtml(path)}</code></td><td>${id}</td></tr>`,
  );
  const curl = `curl -H "Authorization: Bearer ${mockToken}" "${origin}/v2/vehicles?page_size=2"`;
  return htmlPage(
    "The ev.energy v2 Vehicles API, in memory",
    `<p>This is a mock: its fleet is made up, and what you change is forgotten when it stops.</p>
<p>Base URL <code>${escapeHtml(origin)}/v2</code>, ready token <code>${mockToken}</code>,
description <a href="/openapi.json">openapi.json</a>.</p>
<pre>${escapeHtml(curl)}</pre>
<table>${rows.join("\n")}</table>`,
  );
}
