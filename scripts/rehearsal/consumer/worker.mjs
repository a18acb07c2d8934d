import { createVehiclesClient, unwrap } from "@ev-vehicles/client";
import { clientCredentials } from "@ev-vehicles/client/oauth";
import { verifyWebhook } from "@ev-vehicles/client/webhooks";
import { isExpanded, paginate } from "@ev-vehicles/helpers";
import { mockInside } from "./mock-inside.mjs";
import { serve } from "./serve.mjs";
import { walk } from "./walk.mjs";

const packages = { createVehiclesClient, unwrap, paginate, isExpanded };

const tasks = {
  "/walk": ({ BASE_URL: baseUrl, TOKEN: token, SIZE: size }) => walk(packages, { baseUrl, token, size }),
  "/mock": () => walk(packages, mockInside(30)),
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
