import type { MockApplication } from "./application.ts";
import { OAuthError } from "./oauth-error.ts";

/** An authenticated client of the token endpoint. */
export interface AuthenticatedClient {
  readonly application: MockApplication;
  readonly byHttpBasic: boolean;
}

/**
 * Identifies the application that sends a form: by HTTP Basic, with its id and secret form-encoded (RFC 6749, 2.3.1),
 * or by `client_id` and `client_secret` in the form. A public client sends only its `client_id`.
 */
export function authenticateClient(
  authorization: string | null,
  form: URLSearchParams,
  applications: readonly MockApplication[],
): AuthenticatedClient {
  const basic = authorization === null ? undefined : readBasic(authorization);
  if (authorization !== null && !basic) {
    throw new OAuthError(
      "invalid_client",
      "The Authorization header is invalid: expected Basic with the client id and secret.",
    );
  }
  const clientId = basic?.clientId ?? form.get("client_id");
  const secret = basic?.secret ?? form.get("client_secret") ?? undefined;
  const application = applications.find((candidate) => candidate.clientId === clientId);
  if (!application || application.clientSecret !== (secret === "" ? undefined : secret)) {
    throw new OAuthError("invalid_client", "The client is unknown, or its secret is wrong.");
  }
  return { application, byHttpBasic: basic !== undefined };
}

function readBasic(authorization: string): { clientId: string; secret: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  try {
    const [clientId = "", ...rest] = atob(encoded).split(":");
    return { clientId: formDecode(clientId), secret: formDecode(rest.join(":")) };
  } catch {
    return undefined;
  }
}

function formDecode(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " "));
}
