import ky from "ky";

console.log(
  await ky.get("https://api.ev.energy/v2/vehicles", { headers: { Authorization: "Bearer token" } }).json(),
);
