import type { Exports } from "../callers/exports.ts";
import { create, get, update } from "../callers/requests.ts";
import { query, walk } from "../callers/walks.ts";
import type { Act, ActOf } from "../plan/plan.ts";
import type { ClientProcess } from "../world/client-process.ts";
import type { World } from "../world/world.ts";

/** The time from a crash of a process to its restart, in milliseconds. */
const restartMs = 1000;

type ProcessAct = Extract<Act, { process: number }>;
type WorldAct = Exclude<Act, ProcessAct>;

/** The acts of a process. */
const processActs: {
  readonly [Kind in ProcessAct["kind"]]: (
    world: World,
    process: ClientProcess,
    act: ActOf<Kind>,
    exports: Exports,
  ) => void;
} = {
  get: (world, process, { user, limits }) => get(world, process, process.userFor(user), limits),
  burst: (world, process, { user, limits, count }) =>
    get(world, process, process.userFor(user), limits, count),
  create: (world, process, { user, limits }) => create(world, process, process.userFor(user), limits),
  update,
  walk,
  export: (_world, process, act, exports) => exports.start(process, act),
  query,
  crash(world, process, _act, exports) {
    world.say(() => `${process.name} crashes`);
    process.crash();
    world.time.later(restartMs, () => {
      world.say(() => `${process.name} restarts`);
      process.start();
      exports.resume(process);
    });
  },
};

/** The acts outside of the processes. */
const worldActs: { readonly [Kind in WorldAct["kind"]]: (world: World, act: ActOf<Kind>) => void } = {
  abort(world, act) {
    const call = world.pick([...world.calls], act.call);
    if (!call) return;
    world.say(() => `the caller aborts ${call.name}`);
    // All calls that share the signal are aborted.
    for (const one of world.calls) if (one.controller === call.controller) one.abort();
  },
  revoke(world) {
    world.say(() => "the API revokes all access tokens");
    world.api.tokens.revokeAll();
  },
  addVehicle(world, act) {
    const user = world.pick(world.users, act.user) as string;
    world.say(() => `a vehicle is added for ${world.userName(user)}`);
    world.api.fleet.add(user, "added", world.time.now, act.at);
  },
  removeVehicle(world, act) {
    const user = world.pick(world.users, act.user);
    const vehicle = world.pick(world.api.fleet.visible(user), act.vehicle);
    if (!vehicle) return;
    world.say(() => `a vehicle of ${world.userName(user)} is removed`);
    world.api.fleet.remove(vehicle, world.time.now);
  },
  others(world, act) {
    world.say(() => `other programs send ${act.count} requests of each budget`);
    world.budgets.disturb(act.count);
  },
  wallClock(world, act) {
    world.say(() => `the wall clock jumps by ${act.ms / 1000} s`);
    world.time.jumpWallClock(act.ms);
  },
  stall(world, act) {
    world.say(() => `the machine is suspended for ${act.ms} ms`);
    for (const call of world.calls) call.suspended(world.time.now, act.ms);
    world.time.suspend(act.ms);
  },
  storage(world, act) {
    world.say(() => `storage ${act.state} from now on`);
    world.disk.state = act.state;
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

/** Performs an act of the plan. */
export function perform(world: World, exports: Exports, act: Act): void {
  if (!("process" in act)) {
    (worldActs[act.kind] as (world: World, act: Act) => void)(world, act);
    return;
  }
  const process = world.pick(world.processes, act.process);
  if (!process?.running) return;
  type Step = (world: World, process: ClientProcess, act: Act, exports: Exports) => void;
  (processActs[act.kind] as Step)(world, process, act, exports);
}
