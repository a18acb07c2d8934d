import { redisBudgetStore, redisTokenStore } from "@ev-vehicles/redis";
import { createClient } from "redis";
import { share } from "./share.mjs";

console.log(await share({ redisBudgetStore, redisTokenStore, createClient }, process.argv[2]));
