import { makeId } from "../../identity/ids.ts";
import { nameSequence } from "../../pages/name-sequence.ts";
import type { Sequence } from "../../pages/sequence.ts";
import { presentMake, presentModel, presentTrim } from "../../resources/catalogue.ts";
import { created, ok } from "../../responses/handler-response.ts";
import { listResponse } from "../../responses/list-response.ts";
import { validationFailed } from "../../responses/problems.ts";
import { type Identified, type MakeRecord, unknownBatteryWattHours } from "../../state/records.ts";
import { bodyReference } from "../body-reference.ts";
import type { Handler, RequestContext } from "../handler.ts";
import { found } from "../visible-records.ts";

export const listVehicleTrims: Handler<"listVehicleTrims"> = ({ query, expand }, context) => {
  const { trims } = context.fleet;
  const { model_id: model } = query;
  const sequence = model === undefined ? trims.where("listed", "yes") : trims.where("model", model);
  return listResponse(
    {
      sequence: inOrder(sequence, query.ordering),
      query,
      present: (trim) => presentTrim(trim, context, expand),
    },
    context,
  );
};

export const retrieveVehicleTrim: Handler<"retrieveVehicleTrim"> = ({ path, expand }, context) =>
  ok(presentTrim(found(context.fleet.trims.get(path.vehicle_trim_id)), context, expand));

/** As in the API, lists leave out a custom trim, but it can be retrieved by its URL. */
export const createVehicleTrim: Handler<"createVehicleTrim"> = ({ body }, context) => {
  const { models, trims } = context.fleet;
  const model = referenceIn("model", body.model, "vmod", (id) => models.get(id), context);
  const trim = {
    id: makeId("trim", context.clock.nowMs, context.random),
    name: body.name,
    model: model.id,
    battery_size_watt_hours: body.battery_size_watt_hours,
    hidden: true,
  };
  trims.put(trim);
  return created(presentTrim(trim, context));
};

export const listVehicleModels: Handler<"listVehicleModels"> = ({ query, expand }, context) => {
  const { makes, models } = context.fleet;
  const { make_id: make } = query;
  const sequence = make === undefined ? models.where("listed", "yes") : models.where("make", make);
  const isAvailable = availability(query.available_for_user_id, context);
  return listResponse(
    {
      sequence: inOrder(sequence, query.ordering),
      query,
      matches: (model) => isAvailable(makes.getOrThrow(model.make)),
      present: (model) => presentModel(model, context, expand),
    },
    context,
  );
};

export const retrieveVehicleModel: Handler<"retrieveVehicleModel"> = ({ path, expand }, context) =>
  ok(presentModel(found(context.fleet.models.get(path.vehicle_model_id)), context, expand));

/** As in the API, lists leave out a custom model until it has been reviewed. The mock never reviews one. */
export const createVehicleModel: Handler<"createVehicleModel"> = ({ body }, context) => {
  const { makes, models } = context.fleet;
  const make = referenceIn("make", body.make, "vmak", (id) => makes.get(id), context);
  const model = {
    id: makeId("vmod", context.clock.nowMs, context.random),
    name: body.name,
    make: make.id,
    default_battery_size_watt_hours: unknownBatteryWattHours,
    default_connector_type: null,
    hidden: true,
  };
  models.put(model);
  return created(presentModel(model, context));
};

export const updateVehicleModel: Handler<"updateVehicleModel"> = ({ path, body }, context) => {
  const { models } = context.fleet;
  const model = found(models.get(path.vehicle_model_id));
  const { default_connector_type: connector = model.default_connector_type } = body;
  const updated = { ...model, default_connector_type: connector };
  models.put(updated);
  return ok(presentModel(updated, context));
};

export const listVehicleMakes: Handler<"listVehicleMakes"> = ({ query }, context) =>
  listResponse(
    {
      sequence: inOrder(context.fleet.makes.all(), query.ordering),
      query,
      matches: availability(query.available_for_user_id, context),
      present: (make) => presentMake(make, context),
    },
    context,
  );

export const retrieveVehicleMake: Handler<"retrieveVehicleMake"> = ({ path }, context) =>
  ok(presentMake(found(context.fleet.makes.get(path.vehicle_make_id)), context));

/** Applies `ordering`: `name` or `-name`. As in the API, any other value is ignored. */
function inOrder<Item extends { readonly id: string; readonly name: string }>(
  sequence: Sequence<Item>,
  ordering: string | undefined,
): Sequence<Item> {
  if (ordering === "name") return nameSequence(sequence, "ascending");
  return ordering === "-name" ? nameSequence(sequence, "descending") : sequence;
}

/** A make is available to a user if it is sold in the country where they live, or if that country is unknown. */
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

/** The record that a field of the body refers to; an invalid reference is an error for that field. */
function referenceIn<Entry extends Identified>(
  field: string,
  url: string,
  prefix: string,
  find: (id: string) => Entry | undefined,
  context: RequestContext,
): Entry {
  const result = bodyReference(url, prefix, find, context);
  if ("error" in result) throw validationFailed(context.operationId, { [field]: [result.error] });
  return result.record;
}
