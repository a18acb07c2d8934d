import { ok } from "../http/handler-response.ts";
import { idSequence } from "../pages/id-sequence.ts";
import { presentSingleUser, presentUser } from "../resources/user.ts";
import type { Handler } from "./handler.ts";
import { listResponse } from "./list-response.ts";
import { userIdOf } from "./me.ts";
import { found, visibleUser } from "./visible.ts";

export const listUsers: Handler<"listUsers"> = ({ query, expand }, context) => {
  const { fleet, actingUserId } = context;
  const email = query.email?.toLowerCase();
  const sequence = email === undefined ? fleet.users.all() : fleet.users.where("email", email);
  const onlyMe =
    actingUserId === undefined ? undefined : idSequence([actingUserId], (id) => fleet.users.get(id));
  return listResponse(
    {
      sequence: onlyMe ?? sequence,
      query,
      matches: (user) => email === undefined || user.email?.toLowerCase() === email,
      present: (user) => presentUser(user, context, expand),
    },
    context,
  );
};

export const retrieveUser: Handler<"retrieveUser"> = ({ path, expand }, context) =>
  ok(presentSingleUser(visibleUser(found(userIdOf(path.user_id, context)), context), context, expand));
