import { base } from "../api/vehicles-api.ts";
import type { ActionOf } from "../plan/plan.ts";
import { type CallLimits, CallRecord } from "../world/call-record.ts";
import type { ClientProcess } from "../world/client-process.ts";
import type { World } from "../world/world.ts";
import { type CallError, settleCall } from "./call.ts";
import { listenerCount, watchedController } from "./watched-signal.ts";

/** The fields of a vehicle that the world checks. */
interface CheckedVehicle {
  readonly id: string;
  readonly user: string;
  readonly trim: string;
  readonly battery_size_watt_hours: number;
}

/** The options that the caller passes to a call. */
function optionsOf(process: ClientProcess, user: string | undefined, record: CallRecord): object {
  const { budgeted, retry, ...times } = record.limits;
  return {
    ...times,
    ...(retry === false && { retry }),
    ...(!budgeted && { budget: false as const }),
    ...(process.user === undefined && user !== undefined && { user }),
    signal: record.controller.signal,
  };
}

/**
 * The client of a process. With `derive`, if each call names a user: a client derived from it that acts as the user, and
 * shares the token and the budget.
 */
function clientFor(process: ClientProcess, user: string | undefined, derive: boolean): AnyClient {
  const derived = derive && process.user === undefined && user !== undefined;
  return (derived ? process.client.asUser(user) : process.client) as unknown as AnyClient;
}

type AnyClient = Record<"GET" | "POST" | "PATCH", (path: string, options: object) => Promise<object>>;

/** Reads a user's vehicles, in one call or several concurrent calls that share a signal. */
export function get(
  world: World,
  process: ClientProcess,
  user: string | undefined,
  limits: CallLimits,
  count = 1,
) {
  const controller = watchedController();
  let left = count;
  for (let number = 0; number < count; number++) {
    const name = `read ${world.nextNumber()} of the vehicles of ${world.userName(user)}`;
    const record = new CallRecord(world, process, name, limits, { controller });
    void process.run(record, async () => {
      const { data } = await settleCall(world, record, () =>
        clientFor(process, user, number % 2 === 1).GET("/vehicles", optionsOf(process, user, record)),
      );
      if (data !== undefined) checkUser(world, record, data, user);
      left--;
      if (left === 0) checkListeners(world, record);
    });
  }
}

export function create(world: World, process: ClientProcess, user: string | undefined, limits: CallLimits) {
  const trim = `${base}/vehicle_trims/${world.nextNumber()}`;
  const record = new CallRecord(world, process, `create with trim ${trim.split("/").at(-1)}`, limits, {
    controller: watchedController(),
  });
  void process.run(record, async () => {
    const { data, error } = await settleCall(world, record, () =>
      clientFor(process, user, limits.retry === false).POST("/vehicles", {
        ...optionsOf(process, user, record),
        body: { user: `${base}/users/${user}`, trim },
      }),
    );
    if (data !== undefined) {
      checkUser(world, record, data, user);
      if ((data as CheckedVehicle).trim !== trim && isVehicle(data)) {
        world.fail("users are isolated", `${record.name} got the response to another call`);
      }
    }
    checkWrite(world, record, `create ${trim}`, data, error);
    checkListeners(world, record);
  });
}

export function update(world: World, process: ClientProcess, action: ActionOf<"update">) {
  const user = process.userFor(action.user);
  const vehicle = world.pick(world.api.fleet.visible(user), action.vehicle);
  if (!vehicle) return;
  const size = 1000 + world.nextNumber();
  const record = new CallRecord(world, process, `update to battery size ${size}`, action.limits, {
    controller: watchedController(),
  });
  void process.run(record, async () => {
    const { data, error } = await settleCall(world, record, () =>
      clientFor(process, user, false).PATCH("/vehicles/{vehicle_id}", {
        ...optionsOf(process, user, record),
        params: { path: { vehicle_id: vehicle.id } },
        body: { battery_size_watt_hours: size },
      }),
    );
    checkWrite(world, record, `update ${size}`, data, error);
    checkListeners(world, record);
  });
}

function isVehicle(data: unknown): data is CheckedVehicle {
  return typeof data === "object" && data !== null && "trim" in data;
}

export function checkUser(world: World, { name }: CallRecord, data: unknown, user: string | undefined): void {
  const vehicles = (Array.isArray(data) ? data : [data]).filter(isVehicle);
  const other = vehicles.find((vehicle) => user !== undefined && !vehicle.user.endsWith(user));
  if (other) world.fail("users are isolated", `${name} returned a vehicle of another user`);
}

/**
 * Checks that a write took effect at most once, that a successful one took effect, and that no error denies a write that
 * took effect.
 */
function checkWrite(world: World, { name }: CallRecord, key: string, data: unknown, error?: CallError): void {
  const count = world.api.effects.get(key) ?? 0;
  if (count > 1) world.fail("a write takes effect once", `${name} took effect ${count} times`);
  if (isVehicle(data) && count === 0)
    world.fail("a write takes effect once", `${name} succeeded, but never took effect`);
  if (!error || count === 0) return;
  const { kind, neverSent } = error;
  const deniesEffect =
    kind === "network" ? neverSent : ["budget", "token", "configuration", "rateLimited"].includes(kind);
  if (deniesEffect) {
    world.fail(
      "a write takes effect once",
      `${name} took effect, but its ${kind} error says that it did not`,
    );
  }
}

/** Checks that a signal that was not aborted has no listeners once its call has ended and all promises have settled. */
export function checkListeners(world: World, { abortedAt, controller, name }: CallRecord): void {
  if (abortedAt !== undefined) return;
  world.whenSettled(() => {
    const count = listenerCount(controller.signal);
    if (count > 0)
      world.fail("nothing is left over", `${name} has ended, but its signal still has ${count} listeners`);
  });
}
