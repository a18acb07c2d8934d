import { paginate } from "@ev-vehicles/helpers";
import { infiniteQueryOptions } from "@ev-vehicles/helpers/tanstack-query";
import { checkWalk, type WalkReport } from "../invariants/check-walk.ts";
import type { ActionOf } from "../plan/plan.ts";
import { CallRecord } from "../world/call-record.ts";
import type { ClientProcess } from "../world/client-process.ts";
import { runningNow, whileAlive } from "../world/process.ts";
import type { World } from "../world/world.ts";
import { settleCall } from "./call.ts";
import { checkListeners, checkUser } from "./requests.ts";
import { watchedController } from "./watched-signal.ts";

/** A cursor after all vehicles, where backward walks start. */
export const afterAllVehicles = `vhcl${"Z".repeat(26)}`;
export const walkLimits = { budgeted: true };

/** Reads a list item by item, with pauses between the items. */
export function walk(world: World, process: ClientProcess, action: ActionOf<"walk">): void {
  const { backward, limit, pageSize, pauseMs, prefetch } = action;
  const user = process.userFor(action.user);
  const name = `walk ${world.nextNumber()} of the vehicles of ${world.userName(user)}${backward ? ", backward" : ""}`;
  const record = new CallRecord(world, process, name, walkLimits, {
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
      ...(backward && { before: afterAllVehicles }),
      ...userOption(process, user),
      signal: record.controller.signal,
    });
    const { error } = await settleCall(world, record, async () => {
      for await (const vehicle of vehicles) {
        ids.push(vehicle.id);
        checkUser(world, record, vehicle, user);
        if (pauseMs > 0) await pause(world, pauseMs);
      }
      return {};
    });
    checkItems(world, name, { ids, user, backward, from, limit, complete: error === undefined });
    checkListeners(world, record);
  });
}

/** Reads up to `pages` pages as TanStack Query does: one after another and then, as in a refetch, all of them again. */
export function query(world: World, process: ClientProcess, action: ActionOf<"query">): void {
  const user = process.userFor(action.user);
  const name = `infinite query ${world.nextNumber()}`;
  const record = new CallRecord(world, process, name, walkLimits, {
    controller: watchedController(),
    isWalk: true,
  });
  const options = infiniteQueryOptions(process.client, "/vehicles", {
    pageSize: action.pageSize,
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
          if (pages.length === action.pages) break;
        }
        return {};
      });
      checkItems(world, `${name}, ${round}`, { ids, user, backward: false, from, limit: Infinity, complete });
      if (error) break;
    }
    checkListeners(world, record);
  });
}

export function userOption(process: ClientProcess, user: string | undefined): { user?: string } {
  return process.user === undefined && user !== undefined ? { user } : {};
}

function checkItems(world: World, name: string, walk: Omit<WalkReport, "fleet" | "until">): void {
  const problem = checkWalk({ fleet: world.api.fleet, until: world.time.now, ...walk });
  if (problem) world.fail("every item once", `${name}: ${problem}`);
}

/** Pauses the caller in virtual time. The promise never settles if the caller's process crashes. */
export function pause(world: World, ms: number): Promise<void> {
  return whileAlive(runningNow()?.process, new Promise((resolve) => world.time.later(ms, resolve)));
}
