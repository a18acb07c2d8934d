import { Collection } from "./collection.ts";
import { createFleet, type Fleet, type FleetRecords, userIndexes } from "./fleet.ts";
import type { Identified, UserRecord } from "./records.ts";

/**
 * The sandbox: as in the API, a static fleet that ignores writes and returns the same user for any user id. Only new
 * trims and authorization requests are stored: a created vehicle refers to the trim, and an onboarding is completed by
 * a second request.
 */
export function createSandbox(records: FleetRecords, userId: string): Fleet {
  const fleet = createFleet(records);
  const user = fleet.users.getOrThrow(userId);
  return {
    ...fleet,
    users: ignoreWrites(new SingleUser([user], user)),
    models: ignoreWrites(fleet.models),
    modelConnectors: ignoreWrites(fleet.modelConnectors),
    connectors: ignoreWrites(fleet.connectors),
    enteredCharges: ignoreWrites(fleet.enteredCharges),
    waitlist: ignoreWrites(fleet.waitlist),
    // All vehicles belong to the sandbox's only user.
    vehicles: ignoreWrites(
      new Collection(
        records.vehicles.map((vehicle) => ({ ...vehicle, user: userId })),
        { user: (vehicle) => vehicle.user },
      ),
    ),
  };
}

class SingleUser extends Collection<UserRecord, keyof typeof userIndexes> {
  readonly #user: UserRecord;

  constructor(users: Iterable<UserRecord>, user: UserRecord) {
    super(users, userIndexes);
    this.#user = user;
  }

  override get(): UserRecord {
    return this.#user;
  }
}

function ignoreWrites<Entry extends Identified, Index extends string>(
  collection: Collection<Entry, Index>,
): Collection<Entry, Index> {
  collection.put = () => undefined;
  collection.remove = () => undefined;
  return collection;
}
