import { html } from "hono/html";
import { mockToken } from "../oauth/application.ts";
import type { Api } from "../spec/api.ts";
import { htmlPage } from "./html-page.ts";

export function homePage({ basePaths: [base = ""], operations }: Api, origin: string): Promise<Response> {
  const curl = `curl -H "Authorization: Bearer ${mockToken}" "${origin}${base}/vehicles?page_size=2"`;
  return htmlPage(
    "The ev.energy v2 Vehicles API, in memory",
    html`<p>This is a mock: its fleet is made up, and your changes are lost when it stops.</p>
<p>Base URL <code>${origin}${base}</code>, token <code>${mockToken}</code>,
description <a href="/openapi.json">openapi.json</a>.</p>
<pre>${curl}</pre>
<table>${operations.map(
      ({ id, method, path }) =>
        html`<tr><td><code>${method}</code></td><td><code>${path}</code></td><td>${id}</td></tr>
`,
    )}</table>`,
  );
}
