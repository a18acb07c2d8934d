const { createVehiclesClient, unwrap } = require("@ev-vehicles/client");
const { clientCredentials } = require("@ev-vehicles/client/oauth");
const { verifyWebhook } = require("@ev-vehicles/client/webhooks");

const [, , baseUrl] = process.argv;
import("./serve.mjs")
  .then(({ serve }) =>
    serve({ createVehiclesClient, unwrap, clientCredentials, verifyWebhook }, { baseUrl, log: true }),
  )
  .then(console.log);
