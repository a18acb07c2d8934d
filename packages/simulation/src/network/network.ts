import { origin, type ServerResponse, type VehiclesApi } from "../api/vehicles-api.ts";
import { type Running, runningNow, type SimulatedProcess } from "../world/process.ts";
import { numberAt } from "../world/random-numbers.ts";
import type { VirtualTime } from "../world/virtual-time.ts";
import { type NetworkFault, networkFaults } from "./faults.ts";
import { fetchErrors } from "./fetch-errors.ts";

/** A request on its way. */
export interface Exchange {
  /** 0 for the first of the world. */
  readonly ordinal: number;
  readonly process: SimulatedProcess | undefined;
  /** The call that sent it. */
  readonly call: object | undefined;
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly sentAt: number;
  /** What the server, or a proxy, returned. */
  response?: ServerResponse;
  /** Whether the server has got it. */
  arrived: boolean;
  /** When it was over for the process: the response was there whole, or failed. */
  endedAt?: number;
  /** Whether the process has got the response's head. */
  delivered: boolean;
  /** Whether it failed in a way that proves that it never left. */
  neverLeft: boolean;
}

/** Is told what happens on the network. */
export interface NetworkWatcher {
  sent(exchange: Exchange): void;
  arrived(exchange: Exchange): void;
  /** The head of the response has reached the process. */
  delivered(exchange: Exchange): void;
  /** The whole response has reached the process. */
  completed(exchange: Exchange): void;
  ended(exchange: Exchange): void;
  say(text: () => string): void;
}

export interface NetworkOptions {
  readonly seed: number;
  readonly latency: number;
  readonly faults: readonly { readonly request: number; readonly fault: NetworkFault }[];
}

const html = "<!doctype html><title>Sign in to the network</title>";

/** The network between the processes and the API, with what can go wrong on it. `fetch` is its face. */
export class Network {
  readonly #api: VehiclesApi;
  readonly #time: VirtualTime;
  readonly #watcher: NetworkWatcher;
  readonly #options: NetworkOptions;
  /** Turned off for what a world does at its end. */
  healthy = false;
  /** Requests that have not ended. */
  readonly pending: Set<Exchange> = new Set();
  #sent = 0;

  constructor(api: VehiclesApi, time: VirtualTime, watcher: NetworkWatcher, options: NetworkOptions) {
    this.#api = api;
    this.#time = time;
    this.#watcher = watcher;
    this.#options = options;
  }

  /** How many requests were sent. */
  get sent(): number {
    return this.#sent;
  }

  /** Stands for the global `fetch`. */
  readonly fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const running = runningNow();
    if (input instanceof Request) {
      const body = input.body ? await input.text() : "";
      return this.#send(running, new URL(input.url), input, body, input.headers);
    }
    const headers = init.headers instanceof Headers ? init.headers : new Headers(init.headers);
    return this.#send(running, new URL(input), init, String(init.body ?? ""), headers);
  };

  #send(
    running: Running | undefined,
    url: URL,
    { method = "GET", redirect, signal }: Pick<RequestInit, "method" | "redirect" | "signal">,
    body: string,
    headers: Headers,
  ): Promise<Response> {
    const ordinal = this.#sent++;
    const { latency, faults, seed } = this.#options;
    const planned = this.healthy ? undefined : faults.find(({ request }) => request === ordinal)?.fault;
    const exchange: Exchange = {
      ordinal,
      process: running?.process,
      call: running?.call,
      method,
      url,
      headers: Object.fromEntries(headers),
      body,
      sentAt: this.#time.now,
      arrived: false,
      delivered: false,
      neverLeft: false,
    };
    const fault = planned;
    this.pending.add(exchange);
    this.#watcher.say(
      () => `sends ${nameOf(exchange)}${fault ? `; on the way ${networkFaults[fault]}` : ""}`,
    );
    this.#watcher.sent(exchange);
    const delay = (leg: number) => Math.round(numberAt(seed, ordinal * 2 + leg) * latency);
    return new Promise((resolve, reject) => {
      const end = () => {
        if (exchange.endedAt !== undefined) return false;
        exchange.endedAt = this.#time.now;
        this.pending.delete(exchange);
        signal?.removeEventListener("abort", abort);
        if (exchange.process?.alive === false) return false;
        this.#watcher.ended(exchange);
        return true;
      };
      const fail = (error: unknown) => {
        if (!end()) return;
        this.#watcher.say(() => `gets no response to request ${ordinal}`);
        reject(error);
      };
      const abort = () => fail(signal?.reason);
      if (signal?.aborted) return abort();
      signal?.addEventListener("abort", abort);
      const way: Way = {
        fault,
        redirect: redirect ?? "follow",
        later: (ms, step) => this.#time.later(ms, step),
        delay,
        signal: signal ?? undefined,
        fail,
        deliver: (response, cut) => {
          if (exchange.endedAt !== undefined || exchange.process?.alive === false) {
            this.pending.delete(exchange);
            return;
          }
          exchange.delivered = true;
          this.#watcher.say(
            () => `gets ${response.status} for request ${ordinal}${cut ? ", and not the whole body" : ""}`,
          );
          this.#watcher.delivered(exchange);
          if (cut === undefined) {
            end();
            this.#watcher.completed(exchange);
          }
          resolve(this.#responseOf(exchange, response, cut, end, signal ?? undefined));
        },
      };
      this.#travel(exchange, way);
    });
  }

  /** The way of a request to the server, and of the response back. */
  #travel(exchange: Exchange, way: Way): void {
    const { fault, later, delay, fail } = way;
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
        return neverConnects(fetchErrors[fault]);
      case "connectTimeout":
        return neverConnects(fetchErrors.connectTimeout, 10_000);
      case "resetBefore":
        return failLater(fetchErrors.reset);
      case "unreachableBefore":
        return failLater(fetchErrors.unreachable);
      case "brokenPipe":
        return failLater(fetchErrors.brokenPipe);
      case "silentBefore":
        return;
      case "redirected":
        return later(toServer, () => this.#redirect(exchange, way));
      case "html":
        return later(toServer, () => this.#respond(exchange, way, proxyReply(200, html)));
      case "empty":
        return later(toServer, () => this.#respond(exchange, way, proxyReply(200, "")));
      case "unavailable":
      case "failed": {
        const status = fault === "failed" ? 500 : 503;
        return later(toServer, () =>
          this.#respond(exchange, way, proxyReply(status, "{}", "application/json")),
        );
      }
      case "echo":
      case "echoBroken": {
        const body = JSON.stringify({ title: "Bad gateway", detail: JSON.stringify(exchange.headers) });
        const reply =
          fault === "echo"
            ? proxyReply(502, body, "application/problem+json")
            : proxyReply(200, `${html}${body}`);
        return later(toServer, () => this.#respond(exchange, way, reply));
      }
      default:
        later(toServer, () => this.#arrive(exchange, way));
    }
  }

  #arrive(exchange: Exchange, way: Way): void {
    const { fault, later, delay, fail } = way;
    exchange.arrived = true;
    const response = this.#api.handle(exchange, this.#time.now);
    exchange.response = response;
    this.#watcher.arrived(exchange);
    const back = delay(1);
    switch (fault) {
      case "resetAfter":
        return later(back, () => fail(fetchErrors.reset()));
      case "unreachableAfter":
        return later(back, () => fail(fetchErrors.unreachable()));
      case "closedAfter":
        return later(back, () => fail(fetchErrors.closed()));
      case "silentAfter":
        return;
      case "badGatewayAfter":
        return this.#respond(exchange, way, proxyReply(502, html));
      case "slow":
        return later(25_000, () => way.deliver(response));
      case "cutBody":
        return later(back, () => way.deliver(response, "cut"));
      case "stalledBody":
        return later(back, () => way.deliver(response, "stalled"));
      case "noLink": {
        const { link: _, ...headers } = response.headers;
        return later(back, () => way.deliver({ ...response, headers }));
      }
      default:
        return later(back, () => way.deliver(response));
    }
  }

  #respond(exchange: Exchange, way: Way, response: ServerResponse): void {
    exchange.response = {
      ...response,
      ...(exchange.response?.bucket && { bucket: exchange.response.bucket }),
    };
    way.later(way.delay(1), () => way.deliver(response));
  }

  #redirect(exchange: Exchange, way: Way): void {
    const location = "https://elsewhere.example/v2/vehicles";
    if (way.redirect === "error")
      return way.fail(new TypeError("fetch failed", { cause: new Error("unexpected redirect") }));
    if (way.redirect === "manual") {
      return this.#respond(exchange, way, { ...proxyReply(307, ""), headers: { location } });
    }
    // Node takes `Authorization` out on the way to another origin, and nothing else.
    const { authorization: _, ...headers } = exchange.headers;
    this.#watcher.sent({ ...exchange, url: new URL(location), headers });
    this.#respond(exchange, way, proxyReply(200, "[]", "application/json"));
  }

  #responseOf(
    exchange: Exchange,
    { status, headers, body }: ServerResponse,
    cut: "cut" | "stalled" | undefined,
    end: () => boolean,
    signal: AbortSignal | undefined,
  ): Response {
    const bodyless = status === 204 || status === 304;
    const content = bodyless ? null : cut ? this.#brokenBody(body, cut, end, signal) : body;
    const response = new Response(content, { status, headers });
    return Object.defineProperty(response, "url", { value: exchange.url.href });
  }

  /** Half of a body, and then an error, or nothing. */
  #brokenBody(
    body: string,
    cut: "cut" | "stalled",
    end: () => boolean,
    signal?: AbortSignal,
  ): ReadableStream {
    const half = new TextEncoder().encode(body.slice(0, Math.floor(body.length / 2)));
    return new ReadableStream({
      start: (controller) => {
        controller.enqueue(half);
        const fail = (error: unknown) => {
          if (!end()) return;
          controller.error(error);
        };
        if (cut === "cut") this.#time.later(1, () => fail(fetchErrors.terminated()));
        signal?.addEventListener("abort", () => fail(signal.reason), { once: true });
      },
      cancel: () => void end(),
    });
  }
}

interface Way {
  readonly fault: NetworkFault | undefined;
  readonly redirect: RequestRedirect;
  readonly signal: AbortSignal | undefined;
  readonly later: (ms: number, step: () => void) => void;
  /** How long the way to the server (0) or back (1) takes, in milliseconds. */
  readonly delay: (leg: number) => number;
  readonly fail: (error: unknown) => void;
  readonly deliver: (response: ServerResponse, cut?: "cut" | "stalled") => void;
}

function proxyReply(status: number, body: string, type = "text/html"): ServerResponse {
  return { status, body, headers: { "content-type": type } };
}

function nameOf({ ordinal, method, url, headers }: Exchange): string {
  const user = headers["evenergy-user"];
  const place = url.origin === origin ? url.pathname + url.search : url.href;
  return `request ${ordinal}, ${method} ${place}${user ? ` as ${user.slice(-1)}` : ""}`;
}
