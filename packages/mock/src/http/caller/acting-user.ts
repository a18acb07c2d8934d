import { validationFailed } from "../../responses/problems.ts";
import type { Fleet } from "../../state/fleet.ts";
import type { Caller } from "./caller.ts";

/** The id of a user, or the user's URL, which the API's prose guide also allows. */
const userReference = /^(?:https?:\/\/[^\s?#]+\/)?(user[A-Z\d]{26})\/?$/;

/**
 * The user that a request acts as: the user of the token, or the one in `EvEnergy-User` if the token comes from client
 * credentials. `undefined` if the application acts for all its users.
 */
export function actingUser(
  header: string | undefined,
  caller: Caller,
  fleet: Fleet,
  operationId: string,
): string | undefined {
  if (header !== undefined) {
    const id = userReference.exec(header)?.[1];
    if (id === undefined) {
      throw invalidUser(
        operationId,
        `"${header}" is not valid. Expected a user id such as user01HN2NJ9NMRZBXT1H6FT9N7735.`,
      );
    }
    if (caller.kind === "application") {
      const user = fleet.users.get(id);
      if (!user) throw invalidUser(operationId, `There is no user ${id} that this application can see.`);
      // In the sandbox, every id finds the same user, so return that user's own id.
      return user.id;
    }
  }
  // A user's token acts as that user, whichever user the header names.
  return caller.userId && (fleet.users.get(caller.userId)?.id ?? caller.userId);
}

function invalidUser(operationId: string, message: string): Error {
  return validationFailed(operationId, { "EvEnergy-User": [message] });
}
