import { createVehiclesClient, unwrap } from "@ev-vehicles/client";
import { clientCredentials } from "@ev-vehicles/client/oauth";
import { verifyWebhook } from "@ev-vehicles/client/webhooks";
import { isExpanded, paginate } from "@ev-vehicles/helpers";
import { serve } from "./serve.mjs";
import { walk } from "./walk.mjs";

const tasks = {
  "/walk": ({ BASE_URL: baseUrl, TOKEN: token, SIZE: size }) =>
    walk({ createVehiclesClient, unwrap, paginate, isExpanded }, { baseUrl, token, size }),
  "/serve": ({ BASE_URL: baseUrl }) =>
    serve({ createVehiclesClient, unwrap, clientCredentials, verifyWebhook }, { baseUrl, log: false }),
};

export default {
  async fetch(request, env) {
    try {
      return new Response(await tasks[new URL(request.url).pathname](env));
    } catch (error) {
      return new Response(String(error?.stack ?? error), { status: 500 });
    }
  },
};
