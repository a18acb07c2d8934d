/** A token that every mock accepts: client credentials with all scopes. It is worth nothing anywhere else. */
export const mockToken = "mock-token";
