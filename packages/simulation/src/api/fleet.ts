/** The digits of a ULID (Crockford's Base32). */
const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Makes an ID like the API's: four letters (`prefix`) and a ULID. IDs with the same prefix sort by `order`. */
export function idOf(prefix: string, order: number): string {
  let [rest, text] = [order, ""];
  for (let place = 0; place < 26; place++) {
    text = digits[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return prefix + text;
}

export interface Vehicle {
  readonly id: string;
  readonly user: string;
  readonly trim: string;
  batterySize: number;
  /** When the vehicle was added, in milliseconds since the start of the world. */
  readonly from: number;
  /** When the vehicle was removed; `Infinity` while it exists. */
  until: number;
}

/** All current and removed vehicles, sorted by ID, as in the API's lists. */
export class Fleet {
  readonly all: Vehicle[] = [];
  #last = 1000;

  /**
   * Adds a vehicle.
   *
   * @param place Determines the position among the other vehicles. By default, as for vehicles that a client creates, it is
   * the last.
   */
  add(user: string, trim: string, now: number, place?: number): Vehicle {
    let order = ++this.#last * 1000;
    if (place !== undefined)
      order = 1_000_000 + ((place * 7919 + this.#last * 131) % (this.#last * 1000 - 1_000_000 || 1));
    const vehicle = { id: idOf("vhcl", order), user, trim, batterySize: 0, from: now, until: Infinity };
    if (this.all.some(({ id }) => id === vehicle.id)) return this.add(user, trim, now);
    this.all.push(vehicle);
    this.all.sort((a, b) => (a.id < b.id ? -1 : 1));
    return vehicle;
  }

  /** The current vehicles of a user or, without a user, of all users. */
  visible(user: string | undefined): Vehicle[] {
    return this.all.filter((one) => one.until === Infinity && (user === undefined || one.user === user));
  }

  /** The vehicles of a user or, without a user, of all users that existed during the whole period. */
  throughout(user: string | undefined, from: number, until: number): Vehicle[] {
    return this.all.filter(
      (one) => one.from < from && one.until > until && (user === undefined || one.user === user),
    );
  }

  remove(vehicle: Vehicle, now: number): void {
    vehicle.until = now;
  }
}
