import { createVehiclesClient, unwrap } from "@ev-vehicles/client";
import { isExpanded, paginate } from "@ev-vehicles/helpers";
import { mockInside } from "./mock-inside.mjs";
import { walk } from "./walk.mjs";

const [, , baseUrl, token, size] = process.argv;
const packages = { createVehiclesClient, unwrap, paginate, isExpanded };
await walk(packages, mockInside(30));
console.log(await walk(packages, { baseUrl, token, size: Number(size) }), "(and with the mock inside)");
