import { createVehiclesClient, unwrap } from "@ev-vehicles/client";
import { clientCredentials } from "@ev-vehicles/client/oauth";
import { isExpanded, paginate } from "@ev-vehicles/helpers";
import { resolve } from "@ev-vehicles/helpers/resolve";

const auth = clientCredentials({ clientId: "id", clientSecret: "secret" });
const ev = createVehiclesClient({ auth, user: "user01HN2NJ9NMRZBXT1H6FT9N7735" });
const [trim] = await unwrap(ev.GET("/vehicle_trims"));
for await (const vehicle of paginate(ev, "/vehicles", { expand: ["trim.model"], prefetch: true })) {
  const log = vehicle.latest_status_log;
  console.log(vehicle.trim.model.name, trim, isExpanded(log) || !log ? log : await resolve(ev, log));
}
