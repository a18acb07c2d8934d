import type { Fleet } from "../state/fleet.ts";
import type { Caller } from "./caller.ts";
import { validationFailed } from "./problems.ts";

/** An id, or (as the API's prose guide has it) the URL of a user. */
const userReference = /^(?:https?:\/\/[^\s?#]+\/)?(user[A-Z\d]{26})\/?$/;

/**
 * The user that a request acts as: the token's own user, or the one that `EvEnergy-User` names when the token comes
 * from client credentials. `undefined` when the application acts for all its users.
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
      // In the sandbox any id means the same user.
      return user.id;
    }
  }
  // A user's own token acts as that user, whatever the header says.
  return caller.userId && (fleet.users.get(caller.userId)?.id ?? caller.userId);
}

function invalidUser(operationId: string, message: string): Error {
  return validationFailed(operationId, { "EvEnergy-User": [message] });
}
