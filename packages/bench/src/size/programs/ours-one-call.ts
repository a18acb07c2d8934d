import { createVehiclesClient } from "@ev-vehicles/client";

const ev = createVehiclesClient({ auth: "token" });
const { data } = await ev.GET("/vehicles");
console.log(data);
