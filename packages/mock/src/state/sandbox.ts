import { Collection } from "./collection.ts";
import { type Fleet, type FleetRecords, fleetOf, userIndexes } from "./fleet.ts";
import type { Identified, UserRecord } from "./records.ts";

/**
 * The sandbox has the right shape but is static: writes are not kept, and any user id returns the same user
 * (API facts).
 */
export function sandboxOf(records: FleetRecords, sameUserId: string): Fleet {
  const fleet = fleetOf(records);
  const sameUser = fleet.users.need(sameUserId);
  return {
    ...fleet,
    users: forgetful(new SameUser([sameUser], sameUser)),
    models: forgetful(fleet.models),
    modelConnectors: forgetful(fleet.modelConnectors),
    connectors: forgetful(fleet.connectors),
    enteredCharges: forgetful(fleet.enteredCharges),
    waitlist: forgetful(fleet.waitlist),
    // All vehicles belong to the one user that there is.
    vehicles: forgetful(
      new Collection(
        records.vehicles.map((vehicle) => ({ ...vehicle, user: sameUserId })),
        { user: (vehicle) => vehicle.user },
      ),
    ),
  };
}

class SameUser extends Collection<UserRecord, keyof typeof userIndexes> {
  readonly #user: UserRecord;

  constructor(users: Iterable<UserRecord>, user: UserRecord) {
    super(users, userIndexes);
    this.#user = user;
  }

  override get(): UserRecord {
    return this.#user;
  }
}

function forgetful<Entry extends Identified, Index extends string>(
  collection: Collection<Entry, Index>,
): Collection<Entry, Index> {
  collection.put = () => undefined;
  collection.remove = () => undefined;
  return collection;
}
