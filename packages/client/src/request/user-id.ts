import { ConfigurationError } from "../errors/configuration-error.ts";

/**
 * The ID of a user, given as an ID or as the user's URL. The API's guide asks for the URL, its reference for the ID; the
 * ID is what works.
 *
 *     https://api.ev.energy/v2/users/user01HN2NJ9NMRZBXT1H6FT9N7735/ → user01HN2NJ9NMRZBXT1H6FT9N7735
 *
 * @throws ConfigurationError for anything else.
 */
export function userId(user: unknown): string {
  const id = typeof user === "string" && /^(?:https?:\/\/[^?#\s]+\/)?(user[A-Z\d]{26})\/?$/.exec(user)?.[1];
  if (!id) {
    throw new ConfigurationError(
      `user: expected "user" and 26 capitals or digits, or a URL that ends with it, got ${JSON.stringify(user)}`,
    );
  }
  return id;
}
