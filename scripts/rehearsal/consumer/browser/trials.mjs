import { createVehiclesClient, unwrap } from "@ev-vehicles/client";
import { isExpanded, paginate } from "@ev-vehicles/helpers";
import { check } from "../check.mjs";
import { mockInside } from "../mock-inside.mjs";
import { walk } from "../walk.mjs";

/** One call with expanded data, and a header of the response. */
export async function list({ baseUrl, token }) {
  const ev = createVehiclesClient({ baseUrl, auth: token });
  const query = { page_size: 5, expand: ["user"] };
  const { data, response } = await ev.GET("/vehicles", { params: { query } });
  check(
    data?.length === 5 && data.every(({ user }) => isExpanded(user)),
    "expected five vehicles with expanded users",
  );
  check(response.headers.get("link")?.includes('rel="next"'), "the response has no Link to the next page");
  return `${data.length} vehicles with their users, and a Link`;
}

/** Calls the server under another host name, so that CORS applies: a preflight has to pass, and headers have to be exposed. */
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
  check(requests >= size / 50, `expected a request for each page, got ${requests}`);
  return `${ids.size} vehicles on ${requests} pages`;
}

/** Uses the mock in the page, without a server. */
export function mock() {
  return walk({ createVehiclesClient, unwrap, paginate, isExpanded }, mockInside(30));
}

/**
 * Sends a POST without middleware, with middleware that reads, and with middleware that replaces the request. Firefox has no
 * `Request.prototype.body`, so a body can get lost when a request is copied.
 */
export async function create({ baseUrl, token }) {
  const fleet = createVehiclesClient({ baseUrl, auth: token });
  const [{ trim, user }] = await unwrap(fleet.GET("/vehicles"));
  const seen = [];
  const middleware = {
    none: undefined,
    "reads headers": { onRequest: ({ request }) => void seen.push(request.headers.get("authorization")) },
    "reads the body": {
      onRequest: async ({ request }) => void seen.push(JSON.parse(await request.clone().text()).trim),
    },
    "replaces the request": {
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

/** Checks that errors are values with a kind, also for a network failure, for which each engine has its own message. */
export async function error({ baseUrl, token }) {
  const ev = createVehiclesClient({ baseUrl, auth: token });
  const missing = { path: { vehicle_id: "vhcl00000000000000000000000000" } };
  const notFound = await ev.GET("/vehicles/{vehicle_id}", { params: missing });
  check(
    notFound.error?.kind === "notFound",
    `the error kind of a missing vehicle is ${notFound.error?.kind}`,
  );
  const invalid = await ev.GET("/vehicles", { params: { query: { page_size: 1000 } } });
  check(
    invalid.error?.kind === "validation",
    `the error kind of an invalid page size is ${invalid.error?.kind}`,
  );
  check(invalid.error.field_errors?.page_size, "the error does not name the parameter");
  const nobody = createVehiclesClient({ baseUrl: "http://127.0.0.1:65534/v2", retry: false });
  const kind = await kindOf(nobody.GET("/vehicle_makes"));
  check(kind === "network", `the error kind of an unreachable server is ${kind}`);
  return "notFound, validation, network";
}

/** Aborts a call, and lets another one time out. */
export async function abort({ baseUrl, token }) {
  const slow = createVehiclesClient({ baseUrl, auth: token, headers: { "Mock-Fault": "latency=30000" } });
  const started = performance.now();
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 200);
  const aborted = await kindOf(slow.GET("/vehicles", { signal: controller.signal }));
  check(aborted === "abort", `the error kind of an aborted call is ${aborted}`);
  const late = await kindOf(slow.GET("/vehicles", { timeoutMs: 200, retry: false }));
  check(late === "timeout", `the error kind of a timeout is ${late}`);
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
