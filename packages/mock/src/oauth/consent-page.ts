import { html } from "hono/html";
import { htmlPage } from "../http/html-page.ts";
import type { Fleet } from "../state/fleet.ts";
import type { AuthorizationRequest } from "./authorize-endpoint.ts";

/** The maximum number of users on the page. */
const maxUsers = 25;

/** The page on which one of the mock's users allows or denies access. */
export function consentPage(
  { application, scopes }: AuthorizationRequest,
  { users }: Fleet,
): Promise<Response> {
  const all = users.all();
  const options = Array.from({ length: Math.min(maxUsers, all.length) }, (_, position) => {
    const { id, full_name, email } = all.at(position);
    return html`<option value="${id}">${full_name} (${email})</option>`;
  });
  const items = scopes.map((scope) => html`<li><code>${scope}</code></li>`);
  return htmlPage(
    `${application.clientId} wants access`,
    html`<p>This page of the mock replaces the one on which users of ev.energy allow access.</p>
<form method="post">
<p><label>You are <select name="user">${options}</select></label></p>
<p>The application requests these scopes:</p>
<ul>${items}</ul>
<p><button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button></p>
</form>`,
  );
}

/** The page for errors that are not reported to the application by a redirect, such as an invalid redirect URL. */
export function errorPage(message: string): Promise<Response> {
  return htmlPage("Invalid authorization request", html`<p>${message}</p>`, 400);
}
