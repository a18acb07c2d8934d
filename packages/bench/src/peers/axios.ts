import axios, { type AxiosInstance } from "axios";
import { apiHeaders, type Peer, pageSize } from "./peer.ts";

const callOf = (api: AxiosInstance) => async () =>
  (await api.get<unknown>("/vehicles", { params: { page_size: pageSize } })).data;

/** axios on `fetch`, which a stub can replace. */
export const axiosOnFetch: Peer = {
  name: "axios",
  prepare: ({ fetch, baseUrl }) =>
    callOf(axios.create({ baseURL: baseUrl, headers: { ...apiHeaders }, adapter: "fetch", env: { fetch } })),
};

/** axios with its default adapter in Node: `node:http`. */
export const axiosOnHttp: Peer = {
  name: "axios",
  prepare: ({ baseUrl }) => callOf(axios.create({ baseURL: baseUrl, headers: { ...apiHeaders } })),
};
