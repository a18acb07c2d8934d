import { Agent, request } from "undici";
import { apiHeaders, type Peer, pageSize } from "./peer.ts";

/** undici's own API, which uses no Web streams; only for HTTP, because it takes no `fetch`. */
export const undiciRequest: Peer = {
  name: "undici request",
  prepare: ({ baseUrl }) => {
    const url = `${baseUrl}/vehicles?page_size=${pageSize}`;
    const dispatcher = new Agent();
    return async () => (await request(url, { headers: { ...apiHeaders }, dispatcher })).body.json();
  },
};
