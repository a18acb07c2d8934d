import { origin, type ServerResponse, type VehiclesApi } from "../api/vehicles-api.ts";
import { type Running, runningNow } from "../world/process.ts";
import { numberAt } from "../world/random-numbers.ts";
import type { VirtualTime } from "../world/virtual-time.ts";
import type { Exchange, NetworkWatcher } from "./exchange.ts";
import { type NetworkFault, networkFaults } from "./faults.ts";
import { fetchErrors } from "./fetch-errors.ts";
import { type Transit, Transport } from "./transport.ts";

export interface NetworkOptions {
  readonly seed: number;
  readonly latency: number;
  readonly faults: readonly { readonly request: number; readonly fault: NetworkFault }[];
}

/** The network between the processes and the API, with planned faults. Processes use it through `fetch`. */
export class Network {
  readonly #time: VirtualTime;
  readonly #watcher: NetworkWatcher;
  readonly #options: NetworkOptions;
  readonly #transport: Transport;
  /** Whether planned faults are ignored, as for the checks at the end of a world. */
  healthy = false;
  /** Requests that have not ended. */
  readonly pending: Set<Exchange> = new Set();
  #sent = 0;

  constructor(api: VehiclesApi, time: VirtualTime, watcher: NetworkWatcher, options: NetworkOptions) {
    this.#time = time;
    this.#watcher = watcher;
    this.#options = options;
    this.#transport = new Transport(api, time, watcher);
  }

  /** The number of sent requests. */
  get sent(): number {
    return this.#sent;
  }

  /** Replaces the global `fetch`. */
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
    const fault = this.healthy ? undefined : faults.find(({ request }) => request === ordinal)?.fault;
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
    this.pending.add(exchange);
    this.#watcher.say(
      () => `sends ${nameOf(exchange)}${fault ? `; ${networkFaults[fault]}` : ""}`,
      exchange.process,
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
        this.#watcher.say(() => `gets no response to request ${ordinal}`, exchange.process);
        reject(error);
      };
      const abort = () => {
        if (exchange.endedAt === undefined) this.#watcher.aborted(exchange);
        fail(signal?.reason);
      };
      if (signal?.aborted) return abort();
      signal?.addEventListener("abort", abort);
      const transit: Transit = {
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
            () => `gets ${response.status} for request ${ordinal}${cut ? ", without the whole body" : ""}`,
            exchange.process,
          );
          this.#watcher.delivered(exchange);
          if (cut === undefined) {
            end();
            this.#watcher.completed(exchange);
          }
          resolve(this.#responseOf(exchange, response, cut, end, signal ?? undefined));
        },
      };
      this.#transport.send(exchange, transit);
    });
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

  /** A body that stops halfway, with an error or without one. */
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

function nameOf({ ordinal, method, url, headers }: Exchange): string {
  const user = headers["evenergy-user"];
  const place = url.origin === origin ? url.pathname + url.search : url.href;
  return `request ${ordinal}, ${method} ${place}${user ? ` as ${user.slice(-1)}` : ""}`;
}
