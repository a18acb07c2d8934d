const { redisBudgetStore, redisTokenStore } = require("@ev-vehicles/redis");
const { createClient } = require("redis");

import("./share.mjs")
  .then(({ share }) => share({ redisBudgetStore, redisTokenStore, createClient }, process.argv[2]))
  .then(console.log);
