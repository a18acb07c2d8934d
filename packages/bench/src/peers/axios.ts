import axios, { type AxiosInstance } from "axios";
import { apiHeaders, type Peer, pageSize } from "./peer.ts";

const callOf = (api: AxiosInstance) => async () =>
  (await api.get<unknown>("/vehicles", { params: { page_size: pageSize } })).data;

/** axios on `fetch`, where a stub can stand in. */
export const axiosOnFetch: Peer = {
  name: "axios",
  prepare: ({ fetch, baseUrl }) =>
    callOf(axios.create({ baseURL: baseUrl, headers: { ...apiHeaders }, adapter: "fetch", env: { fetch } })),
};

/** axios as it is in Node: on `node:http`. */
export const axiosOnHttp: Peer = {
  name: "axios",
  prepare: ({ baseUrl }) => callOf(axios.create({ baseURL: baseUrl, headers: { ...apiHeaders } })),
};
