import ky from "ky";
import { apiHeaders, type Peer, pageSize } from "./peer.ts";

export const kyPeer: Peer = {
  name: "ky",
  prepare: ({ fetch, baseUrl }) => {
    const api = ky.create({ prefix: baseUrl, fetch, headers: apiHeaders });
    return () => api.get("vehicles", { searchParams: { page_size: pageSize } }).json();
  },
};
