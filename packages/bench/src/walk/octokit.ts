import { Octokit } from "@octokit/core";
import { paginateRest } from "@octokit/plugin-paginate-rest";
import { apiHeaders } from "../peers/peer.ts";
import type { Walker } from "./walker.ts";

const Paginating = Octokit.plugin(paginateRest);

/** The peer that follows the same header. */
export const octokit: Walker = {
  name: "octokit's paginate",
  ahead: false,
  async walk(fetch, consume) {
    const api = new Paginating({ baseUrl: "https://api.ev.energy/v2", request: { fetch } });
    const pages = api.paginate.iterator("GET /vehicles", { page_size: 100, headers: { ...apiHeaders } });
    for await (const { data } of pages) await consume(data as unknown[]);
  },
};
