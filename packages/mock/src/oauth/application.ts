/** An OAuth application, as ev.energy sets it up by hand for each integrator. */
export interface MockApplication {
  readonly clientId: string;
  /** Left out for a client that cannot keep a secret, which must use PKCE. */
  readonly clientSecret?: string;
  /**
   * The most scopes that its tokens can have.
   *
   * @default every scope
   */
  readonly scopes?: readonly string[];
  /**
   * Where users may be sent back to, compared exactly.
   *
   * @default any URL on localhost, 127.0.0.1 or [::1]
   */
  readonly redirectUris?: readonly string[];
  /**
   * Whether its tokens get the sandbox's static data.
   *
   * @default false
   */
  readonly sandbox?: boolean;
}

/** The default applications; their secrets are worth nothing. */
export const defaultApplications: readonly MockApplication[] = [
  { clientId: "mock-client", clientSecret: "mock-secret" },
  { clientId: "mock-public-client" },
  { clientId: "mock-sandbox-client", clientSecret: "mock-sandbox-secret", sandbox: true },
];

/** Every scope around vehicles (API fact). */
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

/** The scopes that a request asks for, in order; `undefined` when the application may not have one of them. */
export function grantedScopes(
  application: MockApplication,
  requested: string | null,
): readonly string[] | undefined {
  const allowed = application.scopes ?? allScopes;
  if (requested === null || requested.trim() === "") return allowed;
  const wanted = requested.trim().split(/\s+/);
  return wanted.every((scope) => allowed.includes(scope)) ? wanted : undefined;
}

/** Whether users may be sent back to this URL. */
export function allowsRedirect(application: MockApplication, redirectUri: string): boolean {
  if (application.redirectUris) return application.redirectUris.includes(redirectUri);
  return (
    URL.canParse(redirectUri) && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(redirectUri).hostname)
  );
}
