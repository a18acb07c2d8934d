import type { ServerResponse } from "../api/vehicles-api.ts";
import type { SimulatedProcess } from "../world/process.ts";

/** A request and its response. */
export interface Exchange {
  /** The number of the request in its world, from 0. */
  readonly ordinal: number;
  readonly process: SimulatedProcess | undefined;
  /** The call that sent it. */
  readonly call: object | undefined;
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly sentAt: number;
  /** The response of the server or a proxy. */
  response?: ServerResponse;
  /** Whether the request has reached the server. */
  arrived: boolean;
  /** When the request ended for the process: when the whole response had arrived, or with an error. */
  endedAt?: number;
  /** Whether the head of the response has reached the process. */
  delivered: boolean;
  /** Whether the request failed in a way that proves that it was never sent. */
  neverLeft: boolean;
}

/** Observes what happens on the network. */
export interface NetworkWatcher {
  sent(exchange: Exchange): void;
  arrived(exchange: Exchange): void;
  /** The process has aborted the request. */
  aborted(exchange: Exchange): void;
  /** The head of the response has reached the process. */
  delivered(exchange: Exchange): void;
  /** The whole response has reached the process. */
  completed(exchange: Exchange): void;
  ended(exchange: Exchange): void;
  say(text: () => string, process: SimulatedProcess | undefined): void;
}
