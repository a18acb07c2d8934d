import { createFetch } from "ofetch";
import { apiHeaders, type Peer, pageSize } from "./peer.ts";

export const ofetchPeer: Peer = {
  name: "ofetch",
  prepare: ({ fetch, baseUrl }) => {
    const api = createFetch({
      fetch,
      Headers,
      AbortController,
      defaults: { baseURL: baseUrl, headers: apiHeaders },
    });
    return () => api("/vehicles", { query: { page_size: pageSize } });
  },
};
