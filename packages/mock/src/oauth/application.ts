/** An OAuth application. ev.energy creates one by hand for each integrator. */
export interface MockApplication {
  readonly clientId: string;
  /** Absent for a public client, which must use PKCE. */
  readonly clientSecret?: string;
  /**
   * The scopes that the application's tokens can have.
   *
   * @default every scope
   */
  readonly scopes?: readonly string[];
  /**
   * The URLs that users may be redirected to. The URL in a request must be equal to one of them.
   *
   * @default any URL on localhost, 127.0.0.1 or [::1]
   */
  readonly redirectUris?: readonly string[];
  /**
   * Whether the application's tokens select the sandbox with its static data.
   *
   * @default false
   */
  readonly sandbox?: boolean;
}

/** A token that every mock accepts. It has all scopes of the first application, and works only with mocks. */
export const mockToken = "mock-token";

/** The default applications. Their secrets work only with mocks. */
export const defaultApplications: readonly MockApplication[] = [
  { clientId: "mock-client", clientSecret: "mock-secret" },
  { clientId: "mock-public-client" },
  { clientId: "mock-sandbox-client", clientSecret: "mock-sandbox-secret", sandbox: true },
];

/** All scopes that the Vehicles API documents. */
export const allScopes: readonly string[] = [
  "vehicle:read",
  "vehicle:write",
  "vehicle_catalogue:write",
  "user:read",
  "user:write",
  "charging_session:read",
  "debug:read",
  "tariff:read",
];

/** The requested scopes, by default all of the application's; `undefined` if the application lacks one of them. */
export function grantedScopes(
  application: MockApplication,
  requested: string | null,
): readonly string[] | undefined {
  const allowed = application.scopes ?? allScopes;
  if (requested === null || requested.trim() === "") return allowed;
  const scopes = requested.trim().split(/\s+/);
  return scopes.every((scope) => allowed.includes(scope)) ? scopes : undefined;
}

/** Whether the application may redirect users to this URL. */
export function allowsRedirect(application: MockApplication, redirectUri: string): boolean {
  if (application.redirectUris) return application.redirectUris.includes(redirectUri);
  return (
    URL.canParse(redirectUri) && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(redirectUri).hostname)
  );
}
