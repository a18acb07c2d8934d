import { createVehiclesClient, unwrap } from "@ev-vehicles/client";
import { isExpanded, paginate } from "@ev-vehicles/helpers";
import { check } from "../check.mjs";
import { mockInside } from "../mock-inside.mjs";
import { walk } from "../walk.mjs";

/** One call, with data that follows `expand`, and headers of the response. */
export async function list({ baseUrl, token }) {
  const ev = createVehiclesClient({ baseUrl, auth: token });
  const query = { page_size: 5, expand: ["user"] };
  const { data, response } = await ev.GET("/vehicles", { params: { query } });
  check(data?.length === 5 && data.every(({ user }) => isExpanded(user)), "not five vehicles with users");
  check(response.headers.get("link")?.includes('rel="next"'), "no Link to the next page");
  return `${data.length} vehicles with their users, and a Link`;
}

/** The page's server by another name: as for the API itself, a preflight has to pass and headers have to be exposed. */
export async function otherOrigin(server) {
  const { protocol, port, hostname } = location;
  const other = hostname === "localhost" ? "127.0.0.1" : "localhost";
  return list({ ...server, baseUrl: `${protocol}//${other}:${port}/v2` });
}

/** A walk over several pages. */
export async function page({ baseUrl, token, size }) {
  let requests = 0;
  const onEvent = ({ type }) => {
    if (type === "request") requests += 1;
  };
  const ev = createVehiclesClient({ baseUrl, auth: token, onEvent });
  const ids = new Set();
  for await (const { id } of paginate(ev, "/vehicles", { pageSize: 50 })) ids.add(id);
  check(ids.size >= size, `walked ${ids.size} of ${size} vehicles`);
  check(requests >= size / 50, `only ${requests} requests`);
  return `${ids.size} vehicles on ${requests} pages`;
}

/** The mock without a server, in the page. */
export function mock() {
  return walk({ createVehiclesClient, unwrap, paginate, isExpanded }, mockInside(30));
}

/**
 * A POST without middleware, with one that only looks, and with one that replaces the request. Firefox has no
 * `Request.prototype.body`, so a body can get lost where a request is copied.
 */
export async function create({ baseUrl, token }) {
  const fleet = createVehiclesClient({ baseUrl, auth: token });
  const [{ trim, user }] = await unwrap(fleet.GET("/vehicles"));
  const seen = [];
  const middleware = {
    none: undefined,
    "one that looks": { onRequest: ({ request }) => void seen.push(request.headers.get("authorization")) },
    "one that reads the body": {
      onRequest: async ({ request }) => void seen.push(JSON.parse(await request.clone().text()).trim),
    },
    "one that replaces the request": {
      onRequest: ({ request }) =>
        new Request(request, { headers: { ...Object.fromEntries(request.headers), "x-trace": "1" } }),
    },
  };
  for (const [name, one] of Object.entries(middleware)) {
    const ev = fleet.with({ user });
    ev.use(one);
    const { data, error } = await ev.POST("/vehicles", { body: { trim, user } });
    check(data, `with middleware (${name}): ${error?.message}`);
    check(data.trim === trim && data.user === user, `with middleware (${name}) the body did not arrive`);
  }
  check(seen[0] === null, "middleware saw the token");
  check(seen[1] === trim, "middleware could not read the body");
  return `the body arrives with middleware: ${Object.keys(middleware).join(", ")}`;
}

/** Errors as values, by the kind: of the API, and of the network, for which each engine has its own words. */
export async function error({ baseUrl, token }) {
  const ev = createVehiclesClient({ baseUrl, auth: token });
  const missing = { path: { vehicle_id: "vhcl00000000000000000000000000" } };
  const notFound = await ev.GET("/vehicles/{vehicle_id}", { params: missing });
  check(notFound.error?.kind === "notFound", `a missing vehicle is ${notFound.error?.kind}`);
  const invalid = await ev.GET("/vehicles", { params: { query: { page_size: 1000 } } });
  check(invalid.error?.kind === "validation", `a page size of 1000 is ${invalid.error?.kind}`);
  check(invalid.error.field_errors?.page_size, "the parameter is not named");
  const nobody = createVehiclesClient({ baseUrl: "http://127.0.0.1:65534/v2", retry: false });
  const kind = await kindOf(nobody.GET("/vehicle_makes"));
  check(kind === "network", `a server that is not there is ${kind}`);
  return "notFound, validation, network";
}

/** A caller who gives up, and a response that takes too long. */
export async function abort({ baseUrl, token }) {
  const slow = createVehiclesClient({ baseUrl, auth: token, headers: { "Mock-Fault": "latency=30000" } });
  const started = performance.now();
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 200);
  const aborted = await kindOf(slow.GET("/vehicles", { signal: controller.signal }));
  check(aborted === "abort", `an aborted call is ${aborted}`);
  const late = await kindOf(slow.GET("/vehicles", { timeoutMs: 200, retry: false }));
  check(late === "timeout", `a call that takes too long is ${late}`);
  const seconds = (performance.now() - started) / 1000;
  check(seconds < 20, `the calls ended after ${seconds} seconds`);
  return "abort, timeout";
}

async function kindOf(call) {
  try {
    const { error } = await call;
    return error?.kind ?? "no error";
  } catch (error) {
    return error.kind ?? String(error);
  }
}
