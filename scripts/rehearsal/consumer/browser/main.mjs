import { abort, create, error, list, mock, otherOrigin, page } from "./trials.mjs";

const trials = { abort, create, error, list, mock, otherOrigin, page };
const query = new URLSearchParams(location.search);
const server = { baseUrl: "/v2", token: query.get("token"), size: Number(query.get("size")) };

/** Returns failures as values, because browser drivers report a page's errors in different ways. */
globalThis.runTrial = async (name) => {
  try {
    return { note: await trials[name](server) };
  } catch (error) {
    return { failure: String(error) };
  }
};
