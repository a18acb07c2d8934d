import type { VehicleOnboarding } from "@ev-vehicles/types";
import { makeId } from "../../identity/ids.ts";
import { created, type HandlerResponse, ok } from "../../responses/handler-response.ts";
import { unprocessable, validationFailed } from "../../responses/problems.ts";
import type { Fleet } from "../../state/fleet.ts";
import type { AuthorizationRecord, MakeRecord, TrimRecord, VehicleRecord } from "../../state/records.ts";
import type { Handler, OperationInput, RequestContext } from "../handler.ts";
import { found } from "../visible-records.ts";
import { authorizationLifetimeMs, createAuthorization, startPage } from "./authorization-request.ts";

type StartQuery = OperationInput<"startVehicleOnboarding">["query"];

/** The makes whose vehicles are connected by an SDK in the app instead of in a browser. */
const nativeMakes: ReadonlySet<string> = new Set(["BMW"]);

export const startVehicleOnboarding: Handler<"startVehicleOnboarding"> = ({ query }, context) => {
  const user = found(context.fleet.users.get(query.user_id));
  const trim = chosenTrim(query, context.fleet);
  if (query.response_type === "json") return startInApp(query, user.id, trim, context);
  const { id } = createAuthorization({ user: user.id, trim: trim?.id ?? null, vehicle: null }, context);
  return { status: 302, headers: { location: withRedirectUri(startPage(id), query) }, volatile: true };
};

/** Starts onboarding in an app. As in the API, the query must select a make, model or trim that can be connected. */
function startInApp(
  query: StartQuery,
  user: string,
  trim: TrimRecord | undefined,
  context: RequestContext,
): HandlerResponse<VehicleOnboarding> {
  if (!trim) {
    throw validationFailed(context.operationId, {
      make_id: ["One of make_id, model_id and trim_id is required with response_type=json."],
    });
  }
  const make = makeOf(trim, context.fleet);
  if (!make.connectable) throw unprocessable("Vehicles of this make cannot be connected.");
  const { id } = createAuthorization({ user, trim: trim.id, vehicle: null }, context);
  const native = nativeMakes.has(make.name);
  const started: VehicleOnboarding = {
    authorization_request_id: id,
    url: withRedirectUri(`https://${make.name.toLowerCase()}.ev.example/authorize?state=${id}`, query),
    auth_method: native ? "native" : "api",
    scopes: native ? ["read_vehicle_info", "read_charge", "control_charge"] : null,
    single_select: native ? true : null,
  };
  return { ...ok(started), volatile: true };
}

/**
 * The query's trim, or the first trim of its model, or of its make's first model; `undefined` if it has none of them.
 */
function chosenTrim(
  { trim_id: trimId, model_id: modelId, make_id: makeId }: StartQuery,
  { makes, models, trims }: Fleet,
): TrimRecord | undefined {
  if (trimId !== undefined) return found(trims.get(trimId));
  const model = modelId ?? (makeId && models.idsWhere("make", found(makes.get(makeId)).id)[0]);
  if (model === undefined) return undefined;
  const [trim] = trims.idsWhere("model", found(models.get(model)).id);
  return trims.get(found(trim));
}

function makeOf(trim: TrimRecord, { makes, models }: Fleet): MakeRecord {
  return makes.getOrThrow(models.getOrThrow(trim.model).make);
}

function withRedirectUri(page: string, { redirect_uri: redirectUri }: StartQuery): string {
  const url = new URL(page);
  if (redirectUri !== undefined) url.searchParams.set("redirect_uri", redirectUri);
  return url.href;
}

/** As in the API, an authorization request can be completed once, before it expires. The mock accepts any code. */
export const completeVehicleOnboarding: Handler<"completeVehicleOnboarding"> = ({ body }, context) => {
  const { authorizations } = context.fleet;
  const authorization = found(authorizations.get(body.authorization_request_uid.toLowerCase()));
  const expired = context.clock.nowMs > authorization.created_ms + authorizationLifetimeMs;
  if (expired || authorization.completed)
    throw unprocessable("The authorization request has expired or has already been completed.");
  const vehicle = connectedVehicle(authorization, context);
  context.fleet.vehicles.put(vehicle);
  authorizations.put({ ...authorization, completed: true });
  return created({ vehicles: [{ id: vehicle.id, url: context.links.resource(vehicle.id) }] });
};

function connectedVehicle(authorization: AuthorizationRecord, context: RequestContext): VehicleRecord {
  const { clock, fleet, random } = context;
  const { trim: trimId, user, vehicle: vehicleId } = authorization;
  const known = vehicleId === null ? undefined : fleet.vehicles.get(vehicleId);
  if (known) return { ...known, integrated: "ACTIVE" };
  const trim = trimId === null ? undefined : fleet.trims.get(trimId);
  if (vehicleId !== null || !trim || !fleet.users.get(user))
    throw unprocessable("The maker's account has no vehicle to connect.");
  return {
    id: makeId("vhcl", clock.nowMs, random),
    trim: trim.id,
    user,
    integrated: "ACTIVE",
    maximum_charge_limit_percentage: trim.battery_size_watt_hours === null ? null : 100,
    battery_size_watt_hours: trim.battery_size_watt_hours,
    description: null,
    disabled: false,
    smart_charging_enabled: true,
    vehicle_class: null,
    last_sampled_at: null,
  };
}

/** Only validates the request: the mock sends no mail. */
export const sendVehicleOnboardingLink: Handler<"sendVehicleOnboardingLink"> = ({ body }, context) => {
  if (!context.fleet.makes.get(body.make))
    throw validationFailed(context.operationId, { make: ["Object does not exist."] });
  return { status: 204 };
};
