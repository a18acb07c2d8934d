import { create, get, update } from "../callers/requests.ts";
import { Exports, query, walk } from "../callers/walks.ts";
import { checkLeftovers } from "../invariants/check-leftovers.ts";
import { checkTokensKept } from "../invariants/check-tokens-kept.ts";
import type { Act, Plan } from "../plan/plan.ts";
import { ClientProcess } from "../world/client-process.ts";
import { randomNumbers } from "../world/random-numbers.ts";
import type { Trace } from "../world/trace.ts";
import type { Violation } from "../world/violation.ts";
import { VirtualTime } from "../world/virtual-time.ts";
import { World } from "../world/world.ts";

/** A world that takes more steps than this does not end. */
const mostSteps = 20_000;

/** What a world came to. */
export interface WorldResult {
  readonly violation: Violation | undefined;
  readonly steps: number;
  /** Changes with everything that happens: equal for equal worlds. */
  readonly fingerprint: string;
}

/** Runs a world from its beginning to its end, or to the first invariant that does not hold. */
export async function runWorld(plan: Plan, trace?: Trace): Promise<WorldResult> {
  const time = new VirtualTime();
  const { fetch } = globalThis;
  const { random } = Math;
  Math.random = randomNumbers(plan.seed);
  const world = new World(plan, time, trace);
  const unhandled = (reason: unknown) =>
    world.fail(
      "errors are the client's",
      `a rejection went unhandled: ${String(Object(reason).stack ?? reason)}`,
    );
  process.on("unhandledRejection", unhandled);
  globalThis.fetch = world.network.fetch as typeof globalThis.fetch;
  try {
    await live(world);
  } finally {
    globalThis.fetch = fetch;
    Math.random = random;
    time.end();
    process.off("unhandledRejection", unhandled);
  }
  const fingerprint = `${time.steps} ${world.network.sent} ${world.nextNumber()}`;
  return { violation: world.violation, steps: time.steps, fingerprint };
}

async function live(world: World): Promise<void> {
  const { plan, processes, time } = world;
  for (const index of plan.processes.keys()) processes.push(new ClientProcess(world, index));
  const exports = new Exports(world);
  let at = 0;
  for (const act of plan.acts) {
    at += act.after;
    time.later(at, () => perform(world, exports, act));
  }
  await untilQuiet(world);
  if (world.violation) return;
  checkAllEnded(world);
  await checkTokensKept(world, () => untilQuiet(world));
  if (!world.violation) checkLeftovers(world);
}

/** Lets time pass until nothing is left to happen. */
async function untilQuiet(world: World): Promise<void> {
  const { time } = world;
  const most = time.steps + mostSteps;
  for (;;) {
    await time.settle();
    world.check();
    if (world.violation) return;
    if (time.steps > most)
      return world.fail("a call ends in time", `the world goes on after ${mostSteps} steps`);
    if (!time.step()) return;
  }
}

function checkAllEnded(world: World): void {
  for (const { name } of world.calls)
    world.fail("a call ends in time", `${name} waits for nothing, for ever`);
}

function perform(world: World, exports: Exports, act: Act): void {
  const { time } = world;
  if ("process" in act) {
    const process = world.pick(world.processes, act.process) as ClientProcess;
    if (!process.running) return;
    switch (act.kind) {
      case "get":
        return get(world, process, process.userFor(act.user), act.limits);
      case "burst":
        return get(world, process, process.userFor(act.user), act.limits, act.count);
      case "create":
        return create(world, process, process.userFor(act.user), act.limits);
      case "update":
        return update(world, process, act);
      case "walk":
        return walk(world, process, act);
      case "export":
        return exports.begin(process, act);
      case "query":
        return query(world, process, act);
      case "crash":
        world.say(() => `${process.name} crashes`);
        process.crash();
        time.later(1000, () => {
          world.say(() => `${process.name} starts again`);
          process.start();
          exports.resume(process);
        });
        return;
    }
  }
  switch (act.kind) {
    case "abort": {
      const call = world.pick([...world.calls], act.call);
      if (!call) return;
      world.say(() => `the caller aborts ${call.name}`);
      for (const one of world.calls) if (one.controller === call.controller && one !== call) one.abort();
      return call.abort();
    }
    case "revoke":
      world.say(() => "the API revokes all access tokens");
      return world.api.tokens.revokeAll();
    case "addVehicle": {
      const user = world.pick(world.users, act.user) as string;
      world.say(() => `a vehicle is added for ${world.userName(user)}`);
      world.api.fleet.add(user, "added", time.now, act.at);
      return;
    }
    case "removeVehicle": {
      const user = world.pick(world.users, act.user);
      const vehicle = world.pick(world.api.fleet.visible(user), act.vehicle);
      if (!vehicle) return;
      world.say(() => `a vehicle of ${world.userName(user)} is removed`);
      return world.api.fleet.remove(vehicle, time.now);
    }
    case "others":
      world.say(() => `other programs send ${act.count} requests of each budget`);
      return world.budgets.disturb(act.count);
    case "wallClock":
      world.say(() => `the wall clock jumps by ${act.ms / 1000} s`);
      return time.jumpWallClock(act.ms);
    case "stall":
      world.say(() => `everything stands still for ${act.ms} ms`);
      for (const call of world.calls) call.stalled(time.now, act.ms);
      return time.stall(act.ms);
    case "storage":
      world.say(() => `from here on storage ${act.works}`);
      world.disk.state = act.works;
      return;
    case "redis":
      return;
  }
}
