import { createVehiclesClient, unwrap } from "@ev-vehicles/client";
import { clientCredentials } from "@ev-vehicles/client/oauth";
import { verifyWebhook } from "@ev-vehicles/client/webhooks";
import { serve } from "./serve.mjs";

const [, , baseUrl] = process.argv;
console.log(
  await serve({ createVehiclesClient, unwrap, clientCredentials, verifyWebhook }, { baseUrl, log: true }),
);
