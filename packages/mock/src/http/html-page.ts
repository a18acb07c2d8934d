import { html, raw } from "hono/html";

type Html = ReturnType<typeof html>;

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
code, pre { font: 0.9em/1.5 ui-monospace, monospace } pre { overflow-x: auto; padding: 0.75rem; border: 1px solid #8886; border-radius: 6px }
table { border-collapse: collapse } td, th { padding: 0.2rem 1rem 0.2rem 0; text-align: left; vertical-align: top }
button, select { font: inherit; padding: 0.3rem 0.8rem }`;

/** A self-contained page. Its content security policy forbids loading anything. */
export async function htmlPage(title: string, body: Html, status = 200): Promise<Response> {
  const page = await html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${raw(style)}
</style></head>
<body>
<h1>${title}</h1>
${body}
</body>
</html>
`;
  return new Response(String(page), {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      "cache-control": "no-store",
    },
  });
}
