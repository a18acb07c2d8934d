import { TokenError } from "../../errors/token-error.ts";
import { checkSecureUrl } from "../secure-url.ts";
import type { OAuthClient } from "./oauth-client.ts";

/** How long the endpoint may take, in milliseconds. */
const timeoutMs = 30_000;

/**
 * Sends a form to an endpoint of the authorization server. The client names itself by HTTP Basic where it has a
 * secret, else in the form.
 *
 *     POST /o/token/
 *     Authorization: Basic base64(id:secret)
 *     Content-Type: application/x-www-form-urlencoded
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1
 * @throws TokenError that shows neither what was sent nor what was answered, but the error's code.
 */
export async function postForm(
  name: string,
  url: string,
  client: OAuthClient,
  form: Record<string, string>,
): Promise<unknown> {
  checkSecureUrl(name, url, client.allowInsecureHttp);
  const { clientId, clientSecret } = client;
  const headers: Record<string, string> = { "Content-Type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(form);
  if (clientSecret === undefined) body.set("client_id", clientId);
  // Both in the encoding of a form, which also keeps a colon in the id and letters beyond ASCII apart.
  else
    headers.Authorization = `Basic ${btoa(`${new URLSearchParams([[clientId, clientSecret]])}`.replace("=", ":"))}`;
  let response: Response;
  let answer: unknown;
  try {
    response = await (client.fetch ?? fetch)(url, {
      method: "POST",
      headers,
      body: body.toString(),
      // A redirect would turn the POST into a GET, or carry the secret elsewhere.
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    answer = await response.json().catch(() => undefined);
  } catch (cause) {
    throw new TokenError(`${name} gave no answer`, { cause });
  }
  if (response.ok) return answer;
  const { error = "" } = Object(answer) as { error?: unknown };
  const code = /^[a-z_]{1,40}$/.exec(String(error))?.[0];
  const { status } = response;
  throw new TokenError(`${name} answered ${status} ${code ?? ""}`.trimEnd(), { status, code });
}
