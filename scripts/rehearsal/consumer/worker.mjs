import { createVehiclesClient, unwrap } from "@ev-vehicles/client";
import { isExpanded, paginate } from "@ev-vehicles/helpers";
import { mockInside } from "./mock-inside.mjs";
import { walk } from "./walk.mjs";

const packages = { createVehiclesClient, unwrap, paginate, isExpanded };

export default {
  async fetch(_request, { BASE_URL: baseUrl, TOKEN: token, SIZE: size }) {
    try {
      await walk(packages, mockInside(30));
      return new Response(`${await walk(packages, { baseUrl, token, size })} (and with the mock inside)`);
    } catch (error) {
      return new Response(String(error?.stack ?? error), { status: 500 });
    }
  },
};
