import { type Position, paginate } from "@ev-vehicles/helpers";
import { infiniteQueryOptions } from "@ev-vehicles/helpers/tanstack-query";
import { checkWalk } from "../invariants/check-walk.ts";
import type { ActOf } from "../plan/plan.ts";
import { CallRecord } from "../world/call-record.ts";
import type { ClientProcess } from "../world/client-process.ts";
import { runningNow, whileAlive } from "../world/process.ts";
import type { World } from "../world/world.ts";
import { settleCall } from "./call.ts";
import { CliExportFile } from "./cli-export.ts";
import { checkListeners, checkUser } from "./requests.ts";
import { watchedController } from "./watched-signal.ts";

/** Behind all vehicles that there are: a backward walk begins here. */
const behindAll = `vhcl${"Z".repeat(26)}`;
const limits = { budgeted: true };

/** Reads a list item by item, with pauses between the items. */
export function walk(world: World, process: ClientProcess, act: ActOf<"walk">): void {
  const { backward, limit, pageSize, pauseMs, prefetch } = act;
  const user = process.userFor(act.user);
  const name = `walk ${world.nextNumber()} of the vehicles of ${world.userName(user)}${backward ? ", backward" : ""}`;
  const record = new CallRecord(world, process, name, limits, {
    controller: watchedController(),
    isWalk: true,
    pauseMs,
  });
  const from = world.time.now;
  void process.run(record, async () => {
    const ids: string[] = [];
    const vehicles = paginate(process.client, "/vehicles", {
      pageSize,
      limit,
      prefetch,
      ...(backward && { before: behindAll }),
      ...userOption(process, user),
      signal: record.controller.signal,
    });
    const { error } = await settleCall(world, record, async () => {
      for await (const vehicle of vehicles) {
        ids.push(vehicle.id);
        checkUser(world, record, vehicle, user);
        if (pauseMs > 0) await sleep(world, pauseMs);
      }
      return {};
    });
    report(world, name, { ids, user, backward, from, limit, complete: error === undefined });
    checkListeners(world, record);
  });
}

/** A list that is written to a file, page by page, with the position to go on from. A crash does not end it. */
interface Export {
  readonly name: string;
  readonly process: ClientProcess;
  readonly act: ActOf<"export">;
  readonly user: string | undefined;
  readonly from: number;
  /** What is in the file: the two change together. */
  readonly file: { ids: readonly string[]; position: string | undefined };
  /** Set if it is the CLI that writes, to a real file. */
  readonly real: CliExportFile | undefined;
  tries: number;
  done: boolean;
}

export class Exports {
  readonly #world: World;
  readonly #all: Export[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  begin(process: ClientProcess, act: ActOf<"export">): void {
    const name = `export ${this.#world.nextNumber()}`;
    const file = { ids: [], position: undefined };
    const user = process.userFor(act.user);
    const started: Export = {
      name,
      process,
      act,
      user,
      from: this.#world.time.now,
      file,
      real: this.#world.hasFiles ? new CliExportFile() : undefined,
      tries: 0,
      done: false,
    };
    this.#all.push(started);
    this.#run(started);
  }

  /** A process that is started again goes on with its exports. */
  resume(process: ClientProcess): void {
    for (const one of this.#all) if (one.process === process && !one.done) this.#run(one);
  }

  #run(one: Export): void {
    const world = this.#world;
    const { act, file, name, process } = one;
    if (++one.tries > 4) return;
    const record = new CallRecord(world, process, name, limits, {
      controller: watchedController(),
      isWalk: true,
      pauseMs: act.pauseMs,
    });
    void process.run(record, async () => {
      const { error } = await settleCall(world, record, async () => {
        while (!one.done) await this.#write(one, record);
        return {};
      });
      this.#check(one);
      checkListeners(world, record);
      if (one.done || record.abortedAt !== undefined) return;
      await sleep(world, 5000);
      world.say(() => `tries ${name} again, after ${file.ids.length} vehicles: ${error?.message}`);
      this.#run(one);
    });
  }

  /** Writes a portion. */
  async #write(one: Export, record: CallRecord): Promise<void> {
    const { act, file, process, real, user } = one;
    const { backward, pageSize, pauseMs, portion } = act;
    const { signal } = record.controller;
    if (real) {
      const plan = { ...userOption(process, user), backward, before: behindAll, pageSize, portion, signal };
      one.done = await real.write(process, plan);
      return;
    }
    const from = file.position === undefined ? undefined : (JSON.parse(file.position) as Position);
    const options = { pageSize, limit: portion, ...userOption(process, user), signal };
    const direction = backward ? "backward" : "forward";
    const vehicles = from
      ? paginate(process.client, "/vehicles", { ...options, direction, from })
      : paginate(process.client, "/vehicles", {
          ...options,
          direction,
          ...(backward && { before: behindAll }),
        });
    for await (const { items, position } of vehicles.pages()) {
      checkUser(this.#world, record, items, user);
      if (pauseMs > 0) await sleep(this.#world, pauseMs);
      // Without a position nobody knows where to go on: if the list does, the pager is about to say so.
      if (position === undefined) continue;
      file.ids = [...file.ids, ...items.map(({ id }) => id)];
      file.position = JSON.stringify(position);
      one.done = position[backward ? "previous" : "next"] === null;
    }
  }

  /** Deletes the files. */
  end(): void {
    for (const { real } of this.#all) real?.remove();
  }

  #check({ act, done, file, from, name, real, user }: Export): void {
    const ids = real ? real.ids() : file.ids;
    const wrong = checkWalk({
      fleet: this.#world.api.fleet,
      until: this.#world.time.now,
      ...{ ids, user, backward: act.backward, from, limit: Infinity, complete: done },
    });
    if (wrong) this.#world.fail("an export equals the list", `${name}: ${wrong}`);
  }
}

/** Reads pages as TanStack Query does: one after the other, and then all of them again. */
export function query(world: World, process: ClientProcess, act: ActOf<"query">): void {
  const user = process.userFor(act.user);
  const name = `infinite query ${world.nextNumber()}`;
  const record = new CallRecord(world, process, name, limits, {
    controller: watchedController(),
    isWalk: true,
  });
  const options = infiniteQueryOptions(process.client, "/vehicles", {
    pageSize: act.pageSize,
    ...userOption(process, user),
  });
  void process.run(record, async () => {
    for (const round of ["read", "refetch"]) {
      const from = world.time.now;
      const ids: string[] = [];
      let complete = false;
      const { error } = await settleCall(world, record, async () => {
        const pages: Awaited<ReturnType<typeof options.queryFn>>[] = [];
        const params = [];
        for (let param: typeof options.initialPageParam | undefined = options.initialPageParam; param; ) {
          const page = await options.queryFn({ pageParam: param, signal: record.controller.signal });
          pages.push(page);
          params.push(param);
          ids.push(...page.items.map(({ id }) => id));
          param = options.getNextPageParam(page, pages, param, params);
          complete = param === undefined;
          if (pages.length === act.pages) break;
        }
        return {};
      });
      report(world, `${name}, ${round}`, { ids, user, backward: false, from, limit: Infinity, complete });
      if (error) break;
    }
    checkListeners(world, record);
  });
}

function userOption(process: ClientProcess, user: string | undefined): { user?: string } {
  return process.user === undefined && user !== undefined ? { user } : {};
}

type Report = Omit<Parameters<typeof checkWalk>[0], "fleet" | "until">;

function report(world: World, name: string, given: Report): void {
  const wrong = checkWalk({ fleet: world.api.fleet, until: world.time.now, ...given });
  if (wrong) world.fail("every item once", `${name}: ${wrong}`);
}

/** Time that the caller itself takes. */
function sleep(world: World, ms: number): Promise<void> {
  return whileAlive(runningNow()?.process, new Promise((resolve) => world.time.later(ms, resolve)));
}
