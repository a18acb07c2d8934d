import {
  createVehiclesClient,
  type Middleware,
  type paths,
  type User,
  unwrap,
  type Vehicle,
  type VehiclesClient,
} from "@ev-vehicles/client";
import { clientCredentials } from "@ev-vehicles/client/oauth";
import { validateResponses } from "@ev-vehicles/client/validate";
import { verifyWebhook } from "@ev-vehicles/client/webhooks";

const auth = clientCredentials({ clientId: "id", clientSecret: "secret" });

// The declarations of these exports must be able to name the inferred types with only the client installed.
export const ev = createVehiclesClient({ auth });
const trace: Middleware = { onRequest: ({ request }) => request.headers.set("X-Trace", "1") };
ev.use(validateResponses(), trace);
export const listVehicles = () => ev.GET("/vehicles", { params: { query: { expand: ["user"] } } });
export const readVehicles = () => unwrap(listVehicles());
export const { GET, request, use } = ev;
export const receive = (request: Request) => verifyWebhook(request, { secret: "whsec_c2VjcmV0" });

export type Listed = paths["/vehicles"]["get"]["responses"][200]["content"]["application/json"];
export const emailOf = (user: User): string | undefined => user.email;
export const labelOf = (vehicle: Vehicle): string => vehicle.description ?? vehicle.id;
export const same: VehiclesClient = ev;
