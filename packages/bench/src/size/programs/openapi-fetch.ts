import type { paths } from "@ev-vehicles/types";
import createClient from "openapi-fetch";

const api = createClient<paths>({
  baseUrl: "https://api.ev.energy/v2",
  headers: { Authorization: "Bearer token" },
});
const { data } = await api.GET("/vehicles");
console.log(data);
