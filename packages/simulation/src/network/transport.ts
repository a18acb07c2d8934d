import type { ServerResponse, VehiclesApi } from "../api/vehicles-api.ts";
import type { VirtualTime } from "../world/virtual-time.ts";
import type { Exchange, NetworkWatcher } from "./exchange.ts";
import type { NetworkFault } from "./faults.ts";
import { fetchErrors } from "./fetch-errors.ts";

const html = "<!doctype html><title>Sign in to the network</title>";

/** The conditions and callbacks of one request. */
export interface Transit {
  readonly fault: NetworkFault | undefined;
  readonly redirect: RequestRedirect;
  readonly signal: AbortSignal | undefined;
  readonly later: (ms: number, step: () => void) => void;
  /** The delay to the server (0) or back (1), in milliseconds. */
  readonly delay: (leg: number) => number;
  readonly fail: (error: unknown) => void;
  readonly deliver: (response: ServerResponse, cut?: "cut" | "stalled") => void;
}

/** Delivers requests to the server and responses to the processes, with the planned faults. */
export class Transport {
  readonly #api: VehiclesApi;
  readonly #time: VirtualTime;
  readonly #watcher: NetworkWatcher;

  constructor(api: VehiclesApi, time: VirtualTime, watcher: NetworkWatcher) {
    this.#api = api;
    this.#time = time;
    this.#watcher = watcher;
  }

  send(exchange: Exchange, transit: Transit): void {
    const { fault, later, delay, fail } = transit;
    const toServer = delay(0);
    const failLater = (error: () => Error, ms = toServer) => later(ms, () => fail(error()));
    const neverConnects = (error: () => Error, ms = toServer) =>
      later(ms, () => {
        exchange.neverLeft = exchange.endedAt === undefined;
        fail(error());
      });
    switch (fault) {
      case "refused":
      case "lookup":
      case "allAddressesFail":
      case "secureConnection":
        neverConnects(fetchErrors[fault]);
        return;
      case "connectTimeout":
        neverConnects(fetchErrors.connectTimeout, 10_000);
        return;
      case "resetBefore":
        failLater(fetchErrors.reset);
        return;
      case "unreachableBefore":
        failLater(fetchErrors.unreachable);
        return;
      case "brokenPipe":
        failLater(fetchErrors.brokenPipe);
        return;
      case "silentBefore":
        return;
      case "redirected":
        later(toServer, () => this.#redirect(exchange, transit));
        return;
      case "html":
        later(toServer, () => this.#respond(exchange, transit, proxyReply(200, html)));
        return;
      case "empty":
        later(toServer, () => this.#respond(exchange, transit, proxyReply(200, "")));
        return;
      case "unavailable":
      case "failed": {
        const status = fault === "failed" ? 500 : 503;
        later(toServer, () => this.#respond(exchange, transit, proxyReply(status, "{}", "application/json")));
        return;
      }
      case "echo":
      case "echoBroken": {
        const body = JSON.stringify({ title: "Bad gateway", detail: JSON.stringify(exchange.headers) });
        const reply =
          fault === "echo"
            ? proxyReply(502, body, "application/problem+json")
            : proxyReply(200, `${html}${body}`);
        later(toServer, () => this.#respond(exchange, transit, reply));
        return;
      }
      default:
        later(toServer, () => this.#arrive(exchange, transit));
    }
  }

  #arrive(exchange: Exchange, transit: Transit): void {
    const { fault, later, delay, fail } = transit;
    exchange.arrived = true;
    const response = this.#api.handle(exchange, this.#time.now);
    exchange.response = response;
    this.#watcher.arrived(exchange);
    const back = delay(1);
    switch (fault) {
      case "resetAfter":
        later(back, () => fail(fetchErrors.reset()));
        return;
      case "unreachableAfter":
        later(back, () => fail(fetchErrors.unreachable()));
        return;
      case "closedAfter":
        later(back, () => fail(fetchErrors.closed()));
        return;
      case "silentAfter":
        return;
      case "badGatewayAfter":
        this.#respond(exchange, transit, proxyReply(502, html));
        return;
      case "slow":
        later(25_000, () => transit.deliver(response));
        return;
      case "cutBody":
        later(back, () => transit.deliver(response, "cut"));
        return;
      case "stalledBody":
        later(back, () => transit.deliver(response, "stalled"));
        return;
      case "noLink": {
        const { link: _, ...headers } = response.headers;
        later(back, () => transit.deliver({ ...response, headers }));
        return;
      }
      default:
        later(back, () => transit.deliver(response));
        return;
    }
  }

  #respond(exchange: Exchange, transit: Transit, response: ServerResponse): void {
    exchange.response = {
      ...response,
      ...(exchange.response?.bucket && { bucket: exchange.response.bucket }),
    };
    transit.later(transit.delay(1), () => transit.deliver(response));
  }

  #redirect(exchange: Exchange, transit: Transit): void {
    const location = "https://elsewhere.example/v2/vehicles";
    if (transit.redirect === "error") {
      transit.fail(new TypeError("fetch failed", { cause: new Error("unexpected redirect") }));
      return;
    }
    if (transit.redirect === "manual") {
      this.#respond(exchange, transit, { ...proxyReply(307, ""), headers: { location } });
      return;
    }
    // Of the client's headers, Node removes only `Authorization` when it follows a redirect to another origin.
    const { authorization: _, ...headers } = exchange.headers;
    this.#watcher.sent({ ...exchange, url: new URL(location), headers });
    this.#respond(exchange, transit, proxyReply(200, "[]", "application/json"));
  }
}

function proxyReply(status: number, body: string, type = "text/html"): ServerResponse {
  return { status, body, headers: { "content-type": type } };
}
