import { html } from "hono/html";
import { htmlPage } from "../html/html-page.ts";
import type { Fleet } from "../state/fleet.ts";
import type { AuthorizationRequest } from "./authorize-endpoint.ts";

/** How many users the page offers. */
const offeredUsers = 25;

/** The page on which one of the mock's users decides. */
export function consentPage(
  { application, scopes }: AuthorizationRequest,
  { users }: Fleet,
): Promise<Response> {
  const all = users.all();
  const options = Array.from({ length: Math.min(offeredUsers, all.length) }, (_, position) => {
    const { id, full_name, email } = all.at(position);
    return html`<option value="${id}">${full_name} (${email})</option>`;
  });
  const wanted = scopes.map((scope) => html`<li><code>${scope}</code></li>`);
  return htmlPage(
    `${application.clientId} wants access`,
    html`<p>This is the mock's stand-in for the page on which a user agrees.</p>
<form method="post">
<p><label>You are <select name="user">${options}</select></label></p>
<p>The application asks for:</p>
<ul>${wanted}</ul>
<p><button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></p>
</form>`,
  );
}

/** The error page for a request without a valid redirect URL. */
export function errorPage(message: string): Promise<Response> {
  return htmlPage("This cannot be authorized", html`<p>${message}</p>`, 400);
}
