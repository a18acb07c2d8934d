import { ofetch } from "ofetch";

console.log(
  await ofetch("https://api.ev.energy/v2/vehicles", { headers: { Authorization: "Bearer token" } }),
);
