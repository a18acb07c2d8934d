import { createVehiclesClient } from "@ev-vehicles/client";
import { paginate } from "@ev-vehicles/helpers";

const ev = createVehiclesClient({ auth: "token" });
for await (const { trim } of paginate(ev, "/vehicles", { expand: ["trim.model"], prefetch: true })) {
  console.log(trim.model.name);
}
