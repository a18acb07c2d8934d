import { createVehiclesClient } from "@ev-vehicles/client";
import { clientCredentials } from "@ev-vehicles/client/oauth";
import { paginate } from "@ev-vehicles/helpers";

const auth = clientCredentials({ clientId: "id", clientSecret: "secret" });
const ev = createVehiclesClient({ auth });
for await (const { trim } of paginate(ev, "/vehicles", { expand: ["trim.model"], prefetch: true })) {
  console.log(trim.model.name);
}
