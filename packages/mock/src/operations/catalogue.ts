import { ok } from "../http/handler-response.ts";
import { validationFailed } from "../http/problems.ts";
import { presentMake, presentModel, presentTrim } from "../resources/catalogue.ts";
import type { MakeRecord } from "../state/records.ts";
import type { Handler, RequestContext } from "./handler.ts";
import { listResponse } from "./list-response.ts";
import { ordered } from "./ordered.ts";
import { found } from "./visible.ts";

export const listVehicleTrims: Handler<"listVehicleTrims"> = ({ query, expand }, context) => {
  const { trims } = context.fleet;
  const { model_id: model } = query;
  const sequence = model === undefined ? trims.where("listed", "yes") : trims.where("model", model);
  const present = (trim: Parameters<typeof presentTrim>[0]) => presentTrim(trim, context, expand);
  return listResponse({ sequence: ordered(sequence, query.ordering), query, present }, context);
};

export const retrieveVehicleTrim: Handler<"retrieveVehicleTrim"> = ({ path, expand }, context) =>
  ok(presentTrim(found(context.fleet.trims.get(path.vehicle_trim_id)), context, expand));

export const listVehicleModels: Handler<"listVehicleModels"> = ({ query, expand }, context) => {
  const { makes, models } = context.fleet;
  const { make_id: make } = query;
  const sequence = make === undefined ? models.where("listed", "yes") : models.where("make", make);
  const isAvailable = availability(query.available_for_user_id, context);
  return listResponse(
    {
      sequence: ordered(sequence, query.ordering),
      query,
      matches: (model) => isAvailable(makes.need(model.make)),
      present: (model) => presentModel(model, context, expand),
    },
    context,
  );
};

export const retrieveVehicleModel: Handler<"retrieveVehicleModel"> = ({ path, expand }, context) =>
  ok(presentModel(found(context.fleet.models.get(path.vehicle_model_id)), context, expand));

export const listVehicleMakes: Handler<"listVehicleMakes"> = ({ query }, context) =>
  listResponse(
    {
      sequence: ordered(context.fleet.makes.all(), query.ordering),
      query,
      matches: availability(query.available_for_user_id, context),
      present: (make) => presentMake(make, context),
    },
    context,
  );

export const retrieveVehicleMake: Handler<"retrieveVehicleMake"> = ({ path }, context) =>
  ok(presentMake(found(context.fleet.makes.get(path.vehicle_make_id)), context));

/** What is available to a user is decided by where they live. */
function availability(
  userId: string | undefined,
  { fleet, operationId }: RequestContext,
): (make: MakeRecord) => boolean {
  if (userId === undefined) return () => true;
  const user = fleet.users.get(userId);
  if (!user) throw validationFailed(operationId, { available_for_user_id: [`There is no user ${userId}.`] });
  const country = user.default_location.country_code;
  return (make) => country === null || !make.unavailable_in.includes(country);
}
