import type { ClientEvent, ClientEventListener, EventCall } from "@ev-vehicles/client";
import type { ClientProcess } from "../world/client-process.ts";
import type { World } from "../world/world.ts";

/** Watches the events of a client: each beginning has its end, and none holds a token. */
export class EventChecks {
  readonly #world: World;
  readonly #process: ClientProcess;
  /** Calls that have begun, each with the attempts whose request has no end yet. */
  readonly #open = new Map<EventCall, Set<number>>();
  readonly listener: ClientEventListener = (event) => this.#note(event);

  constructor(world: World, process: ClientProcess) {
    this.#world = world;
    this.#process = process;
  }

  /** Calls that have begun and not ended. */
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
      this.#fail(`${type} came outside of its call`);
      return;
    }
    if (type === "request") {
      if (attempts.has(event.attempt)) this.#fail("an attempt sent two requests");
      attempts.add(event.attempt);
    }
    if (type === "response" || type === "failure") {
      if (!attempts.delete(event.attempt)) this.#fail(`a ${type} came without its request`);
    }
    if (type !== "callEnd") return;
    this.#open.delete(call);
    if (attempts.size > 0) this.#fail("a call ended, and one of its requests did not");
  }

  #fail(what: string): void {
    this.#world.fail("each request has its end", `${what} (${this.#process.name})`);
  }
}
