import { Octokit } from "@octokit/core";
import { paginateRest } from "@octokit/plugin-paginate-rest";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";

const Client = Octokit.plugin(paginateRest, retry, throttling);
const throttle = { onRateLimit: () => true, onSecondaryRateLimit: () => true };
const api = new Client({ baseUrl: "https://api.ev.energy/v2", auth: "token", throttle });
for await (const { data } of api.paginate.iterator("GET /vehicles")) console.log(data);
