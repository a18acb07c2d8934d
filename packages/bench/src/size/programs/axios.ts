import axios from "axios";

const { data } = await axios.get("https://api.ev.energy/v2/vehicles", {
  headers: { Authorization: "Bearer token" },
});
console.log(data);
