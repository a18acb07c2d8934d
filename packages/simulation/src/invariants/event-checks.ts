import type { ClientEvent, ClientEventListener, EventCall } from "@ev-vehicles/client";
import type { ClientProcess } from "../world/client-process.ts";
import type { World } from "../world/world.ts";

/** Checks the events of a client: each start event has an end event, and no event contains a token. */
export class EventChecks {
  readonly #world: World;
  readonly #process: ClientProcess;
  /** Calls that have not ended, with the attempts whose request has not ended. */
  readonly #open = new Map<EventCall, Set<number>>();
  readonly listener: ClientEventListener = (event) => this.#note(event);

  constructor(world: World, process: ClientProcess) {
    this.#world = world;
    this.#process = process;
  }

  /** The number of calls that have not ended. */
  get open(): number {
    return this.#open.size;
  }

  #note(event: ClientEvent): void {
    const { call, type } = event;
    this.#world.tokens.check(`the event ${type}`, event);
    const attempts = this.#open.get(call);
    if (type === "callStart") {
      this.#open.set(call, new Set());
      return;
    }
    if (!attempts) {
      this.#fail(`${type} was emitted outside of its call`);
      return;
    }
    if (type === "request") {
      if (attempts.has(event.attempt)) this.#fail("an attempt sent two requests");
      attempts.add(event.attempt);
    }
    if (type === "response" || type === "failure") {
      if (!attempts.delete(event.attempt)) this.#fail(`a ${type} was emitted without its request`);
    }
    if (type !== "callEnd") return;
    this.#open.delete(call);
    if (attempts.size > 0) this.#fail("a call ended before one of its requests");
  }

  #fail(what: string): void {
    this.#world.fail("each request has an end event", `${what} (${this.#process.name})`);
  }
}
