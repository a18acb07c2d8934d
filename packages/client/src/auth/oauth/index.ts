export { ConfigurationError } from "../../errors/configuration-error.ts";
export { TokenError } from "../../errors/token-error.ts";
export type { Fetch } from "../../request/transmit.ts";
export type { TokenProvider, TokenRequest } from "../token-provider.ts";
export {
  type AuthorizationCodeFlow,
  type AuthorizationCodeOptions,
  authorizationCode,
  type SignIn,
} from "./authorization-code.ts";
export type { StoredToken, TokenStore } from "./cache/token-store.ts";
export { type ClientCredentialsOptions, clientCredentials } from "./client-credentials.ts";
export type { OAuthClient } from "./oauth-client.ts";
export { type RefreshTokenOptions, refreshToken } from "./refresh-token.ts";
export { type RevokeOptions, revoke } from "./revoke.ts";
