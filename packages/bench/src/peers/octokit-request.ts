import { request } from "@octokit/request";
import { apiHeaders, type Peer, pageSize } from "./peer.ts";

export const octokitRequest: Peer = {
  name: "@octokit/request",
  prepare: ({ fetch, baseUrl }) => {
    const api = request.defaults({ baseUrl, headers: { ...apiHeaders }, request: { fetch } });
    return async () => (await api("GET /vehicles", { page_size: pageSize })).data;
  },
};
