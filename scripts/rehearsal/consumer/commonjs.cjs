const { createVehiclesClient, unwrap } = require("@ev-vehicles/client");
const { isExpanded, paginate } = require("@ev-vehicles/helpers");

const [, , baseUrl, token, size] = process.argv;
import("./walk.mjs")
  .then(({ walk }) =>
    walk({ createVehiclesClient, unwrap, paginate, isExpanded }, { baseUrl, token, size: Number(size) }),
  )
  .then(console.log);
