import type { ServerResponse } from "../api/vehicles-api.ts";
import type { SimulatedProcess } from "../world/process.ts";

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
  /** The process has given it up. */
  aborted(exchange: Exchange): void;
  /** The head of the response has reached the process. */
  delivered(exchange: Exchange): void;
  /** The whole response has reached the process. */
  completed(exchange: Exchange): void;
  ended(exchange: Exchange): void;
  say(text: () => string, process: SimulatedProcess | undefined): void;
}
