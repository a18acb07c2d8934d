import { createVehiclesClient, unwrap } from "@ev-vehicles/client";
import { isExpanded, paginate } from "@ev-vehicles/helpers";
import { walk } from "../walk.mjs";

const query = new URLSearchParams(location.search);
const server = { baseUrl: "/v2", token: query.get("token"), size: Number(query.get("size")) };
globalThis.outcome = walk({ createVehiclesClient, unwrap, paginate, isExpanded }, server).catch(
  (error) => `failed: ${error?.stack ?? error}`,
);
