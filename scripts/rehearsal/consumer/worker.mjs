import { createVehiclesClient, unwrap } from "@ev-vehicles/client";
import { isExpanded, paginate } from "@ev-vehicles/helpers";
import { walk } from "./walk.mjs";

export default {
  async fetch(_request, { BASE_URL: baseUrl, TOKEN: token, SIZE: size }) {
    try {
      return new Response(
        await walk({ createVehiclesClient, unwrap, paginate, isExpanded }, { baseUrl, token, size }),
      );
    } catch (error) {
      return new Response(String(error?.stack ?? error), { status: 500 });
    }
  },
};
