import type { RequestContext } from "./handler.ts";

/** The id that a `user_id` stands for: `me` is the user that the request acts as, if it acts as one. */
export function userIdOf(
  userId: string,
  { actingUserId }: Pick<RequestContext, "actingUserId">,
): string | undefined {
  return userId === "me" ? actingUserId : userId;
}
