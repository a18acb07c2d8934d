import { programs, recommendedMakes } from "../../fixtures/programs.ts";
import { makeId } from "../../identity/ids.ts";
import { created, ok } from "../../responses/handler-response.ts";
import { type FieldErrors, notFoundAs, validationFailed } from "../../responses/problems.ts";
import type { Handler, OperationInput } from "../handler.ts";
import { preferredCountry } from "./preferred-country.ts";

/** As in the API, the programme's country, else the query's, else that of the preferred language, else `US`. */
function countryOf({ query, header }: OperationInput<"checkVehicleCompatibility">): string {
  const { country, program_id: programId } = query;
  if (programId !== undefined) {
    const program = programs.get(programId);
    if (!program)
      throw notFoundAs("program-not-found-vehicle-compatibility", "There is no program with this id.");
    return program.country;
  }
  return country?.toUpperCase() ?? preferredCountry(header["Accept-Language"]) ?? "US";
}

export const checkVehicleCompatibility: Handler<"checkVehicleCompatibility"> = (input, context) => {
  const { makes, models } = context.fleet;
  const model = models.get(input.query.vehicle_model_id);
  if (!model) throw notFoundAs("vehicle-model-not-found", "There is no vehicle model with this id.");
  const make = makes.getOrThrow(model.make);
  const country = countryOf(input);
  // Only the make decides the rank; the country does not.
  const rank = recommendedMakes.indexOf(make.name) + 1;
  return ok({
    compatible: make.connectable && !model.hidden && !make.unavailable_in.includes(country),
    recommendation_rank: rank === 0 ? null : rank,
  });
};

/** The entry is only stored: the API has no operation that reads it. */
export const joinVehicleWaitlist: Handler<"joinVehicleWaitlist"> = ({ body, header }, context) => {
  const { clock, fleet, operationId, random } = context;
  const errors: FieldErrors = {};
  const modelId = "vehicle_model_id" in body ? body.vehicle_model_id : null;
  if (modelId !== null && !fleet.models.get(modelId)) errors.vehicle_model_id = ["Object does not exist."];
  const program = body.program_id ? programs.get(body.program_id) : undefined;
  if (body.program_id && !program) errors.program_id = ["Object does not exist."];
  if (Object.keys(errors).length > 0) throw validationFailed(operationId, errors);
  const entry = {
    id: makeId("vwlt", clock.nowMs, random),
    email: body.email,
    model: modelId,
    names: "vehicle_make_name" in body ? ([body.vehicle_make_name, body.vehicle_model_name] as const) : null,
    country: program?.country ?? preferredCountry(header["Accept-Language"]) ?? "US",
  };
  fleet.waitlist.put(entry);
  return created({ id: entry.id });
};
