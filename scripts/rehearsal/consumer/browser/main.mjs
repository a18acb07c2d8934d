import { abort, create, error, list, mock, otherOrigin, page } from "./trials.mjs";

const trials = { abort, create, error, list, mock, otherOrigin, page };
const query = new URLSearchParams(location.search);
const server = { baseUrl: "/v2", token: query.get("token"), size: Number(query.get("size")) };

/** Never rejects: the ways in which browsers' drivers report the errors of a page differ. */
globalThis.runTrial = async (name) => {
  try {
    return { note: await trials[name](server) };
  } catch (error) {
    return { failure: String(error) };
  }
};
