import { created, ok } from "../http/handler-response.ts";
import { validationFailed } from "../http/problems.ts";
import { makeId } from "../identity/ulid.ts";
import { presentModel, presentTrim } from "../resources/catalogue.ts";
import type { Identified } from "../state/records.ts";
import { bodyReference } from "./body-reference.ts";
import type { Handler, RequestContext } from "./handler.ts";
import { found } from "./visible.ts";

/** The battery size that is assumed if none is known (API fact). */
const unknownBatteryWattHours = 45_000;

/** A custom trim is hidden from the list but can be read by its URL (API fact). */
export const createVehicleTrim: Handler<"createVehicleTrim"> = ({ body }, context) => {
  const { models, trims } = context.fleet;
  const model = target("model", body.model, "vmod", (id) => models.get(id), context);
  const trim = {
    id: makeId("trim", context.clock.nowMs, context.chance),
    name: body.name,
    model: model.id,
    battery_size_watt_hours: body.battery_size_watt_hours,
    hidden: true,
  };
  trims.put(trim);
  return created(presentTrim(trim, context));
};

/** A model is hidden until it has been reviewed (API fact), which never happens in the mock. */
export const createVehicleModel: Handler<"createVehicleModel"> = ({ body }, context) => {
  const { makes, models } = context.fleet;
  const make = target("make", body.make, "vmak", (id) => makes.get(id), context);
  const model = {
    id: makeId("vmod", context.clock.nowMs, context.chance),
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

/** What the body's reference points to; throws an error for that field if it points to nothing. */
function target<Entry extends Identified>(
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
