import type { Exports } from "../callers/exports.ts";
import { create, get, update } from "../callers/requests.ts";
import { query, walk } from "../callers/walks.ts";
import type { Action, ActionOf } from "../plan/plan.ts";
import type { ClientProcess } from "../world/client-process.ts";
import type { World } from "../world/world.ts";

/** The time from a crash of a process to its restart, in milliseconds. */
const restartMs = 1000;

type ProcessAction = Extract<Action, { process: number }>;
type WorldAction = Exclude<Action, ProcessAction>;

/** The actions of a process. */
const processActions: {
  readonly [Kind in ProcessAction["kind"]]: (
    world: World,
    process: ClientProcess,
    action: ActionOf<Kind>,
    exports: Exports,
  ) => void;
} = {
  get: (world, process, { user, limits }) => get(world, process, process.userFor(user), limits),
  burst: (world, process, { user, limits, count }) =>
    get(world, process, process.userFor(user), limits, count),
  create: (world, process, { user, limits }) => create(world, process, process.userFor(user), limits),
  update,
  walk,
  export: (_world, process, action, exports) => exports.start(process, action),
  query,
  crash(world, process, _action, exports) {
    world.say(() => `${process.name} crashes`);
    process.crash();
    world.time.later(restartMs, () => {
      world.say(() => `${process.name} restarts`);
      process.start();
      exports.resume(process);
    });
  },
};

/** The actions outside of the processes. */
const worldActions: {
  readonly [Kind in WorldAction["kind"]]: (world: World, action: ActionOf<Kind>) => void;
} = {
  abort(world, action) {
    const call = world.pick([...world.calls], action.call);
    if (!call) return;
    world.say(() => `the caller aborts ${call.name}`);
    // All calls that share the signal are aborted.
    for (const one of world.calls) if (one.controller === call.controller) one.abort();
  },
  revoke(world) {
    world.say(() => "the API revokes all access tokens");
    world.api.tokens.revokeAll();
  },
  addVehicle(world, action) {
    const user = world.pick(world.users, action.user) as string;
    world.say(() => `a vehicle is added for ${world.userName(user)}`);
    world.api.fleet.add(user, "added", world.time.now, action.at);
  },
  removeVehicle(world, action) {
    const user = world.pick(world.users, action.user);
    const vehicle = world.pick(world.api.fleet.visible(user), action.vehicle);
    if (!vehicle) return;
    world.say(() => `a vehicle of ${world.userName(user)} is removed`);
    world.api.fleet.remove(vehicle, world.time.now);
  },
  others(world, action) {
    world.say(() => `other programs use ${action.count} requests of each budget`);
    world.budgets.disturb(action.count);
  },
  wallClock(world, action) {
    world.say(() => `the wall clock jumps by ${action.ms / 1000} s`);
    world.time.jumpWallClock(action.ms);
  },
  stall(world, action) {
    world.say(() => `the machine is suspended for ${action.ms} ms`);
    for (const call of world.calls) call.suspended(world.time.now, action.ms);
    world.time.suspend(action.ms);
  },
  storage(world, action) {
    world.say(() => `storage ${action.state} from now on`);
    world.disk.state = action.state;
  },
  redis(world, { state }) {
    const { redis } = world;
    if (!redis) return;
    world.say(() => (state === "emptied" ? "Redis loses its data" : `Redis is ${state} from now on`));
    redis.disturbed ||= state !== "up";
    if (state === "emptied") redis.empty();
    else redis.state = state;
  },
};

export function perform(world: World, exports: Exports, action: Action): void {
  if (!("process" in action)) {
    (worldActions[action.kind] as (world: World, action: Action) => void)(world, action);
    return;
  }
  const process = world.pick(world.processes, action.process);
  if (!process?.running) return;
  type Step = (world: World, process: ClientProcess, action: Action, exports: Exports) => void;
  (processActions[action.kind] as Step)(world, process, action, exports);
}
