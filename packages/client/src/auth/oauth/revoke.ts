import type { OAuthClient } from "./oauth-client.ts";
import { postForm } from "./post-form.ts";

/** Options of {@link revoke}. */
export interface RevokeOptions extends Omit<OAuthClient, "tokenUrl"> {
  /** The access or refresh token to end. */
  readonly token: string;
  /**
   * Where tokens are ended. Without the slash at the end the API answers 405.
   * @default "https://api.ev.energy/o/revoke_token/"
   */
  readonly revokeUrl?: string;
}

/**
 * Ends a token. A token that is unknown or has ended counts as success.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7009
 * @throws TokenError
 */
export async function revoke({ token, revokeUrl, ...client }: RevokeOptions): Promise<void> {
  const url = revokeUrl ?? "https://api.ev.energy/o/revoke_token/";
  await postForm("The revocation endpoint", url, client, { token });
}
