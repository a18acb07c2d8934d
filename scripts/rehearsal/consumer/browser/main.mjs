import { createVehiclesClient, unwrap } from "@ev-vehicles/client";
import { isExpanded, paginate } from "@ev-vehicles/helpers";
import { mockInside } from "../mock-inside.mjs";
import { walk } from "../walk.mjs";

const query = new URLSearchParams(location.search);
const server = { baseUrl: "/v2", token: query.get("token"), size: Number(query.get("size")) };
const packages = { createVehiclesClient, unwrap, paginate, isExpanded };
globalThis.outcome = walk(packages, mockInside(30))
  .then(() => walk(packages, server))
  .then((told) => `${told} (and with the mock inside)`)
  .catch((error) => `failed: ${error?.stack ?? error}`);
