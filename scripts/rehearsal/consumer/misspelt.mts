import { createVehiclesClient, type VehiclesClientOptions } from "@ev-vehicles/client";
import { clientCredentials } from "@ev-vehicles/client/oauth";
import { paginate } from "@ev-vehicles/helpers";

const ev = createVehiclesClient({ auth: "token" });
const trim = "https://api.ev.energy/v2/vehicle_trims/trim01HRFHBCM7VBSWRPVYFBQMH2BR";
const path = { vehicle_id: "vhcl01HRFF3SEVSCRAV9B3CHVDFN0H" };

// Each line with a `//=>` mark must be an error whose message contains the text of the mark, such as the compiler's suggestion.
ev.GET("/charging_sub_sessions", { params: { query: { is_finshed: false } } }); //=> Did you mean to write 'is_finished'?
ev.GET("/charging_sub_sessions", { params: { query: { page_size: 5, vehicle_idd: "x" } } }); //=> Did you mean to write 'vehicle_id'?
ev.GET("/vehicles", { params: { querry: { page_size: 5 } } }); //=> Did you mean to write 'query'?
ev.GET("/vehicles", { timeoutMS: 5 }); //=> Did you mean to write 'timeoutMs'?
ev.GET("/vehicles", { timeoutMs: 5, retries: false }); //=> 'retries' does not exist
ev.GET("/vehicles/{vehicle_id}", { params: { path: { vehicle_ids: "x" } } }); //=> Did you mean to write 'vehicle_id'?
ev.POST("/vehicles", { body: { trim, usr: trim } }); //=> Did you mean to write 'user'?
ev.PATCH("/vehicles/{vehicle_id}", { params: { path }, body: { smart_charging_enable: true } }); //=> Did you mean to write 'smart_charging_enabled'?
ev.GET("/vehicle"); //=> "/vehicle"
ev.with({ maxWaitMS: 0 }); //=> Did you mean to write 'maxWaitMs'?
paginate(ev, "/vehicles", { pagesize: 3 }); //=> Did you mean to write 'pageSize'?
clientCredentials({ clientId: "id", clientSecrt: "secret" }); //=> Did you mean to write 'clientSecret'?
export const options: VehiclesClientOptions = { baseURL: "https://api.ev.energy/v2" }; //=> Did you mean to write 'baseUrl'?
