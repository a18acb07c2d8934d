import { createVehiclesClient, unwrap } from "@ev-vehicles/client";
import { isExpanded, paginate } from "@ev-vehicles/helpers";
import { walk } from "./walk.mjs";

const [, , baseUrl, token, size] = process.argv;
console.log(
  await walk({ createVehiclesClient, unwrap, paginate, isExpanded }, { baseUrl, token, size: Number(size) }),
);
