import type { SharedSettings } from "../request/settings.ts";

/** Without a token the API counts by IP address. */
const anonymous = "anonymous";

/** The bucket that the token's requests count against, if the provider knows it. */
export function bucketOf({ auth, baseUrl }: Pick<SharedSettings, "auth" | "baseUrl">): string | undefined {
  if (auth === undefined) return anonymous;
  if (typeof auth === "string") return undefined;
  return typeof auth.bucket === "function" ? auth.bucket(baseUrl) : auth.bucket;
}
