const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** An ID of the API: four letters and a ULID, whose order is that of the numbers. */
export function idOf(prefix: string, order: number): string {
  let [rest, text] = [order, ""];
  for (let place = 0; place < 26; place++) {
    text = letters[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return prefix + text;
}

export interface Vehicle {
  readonly id: string;
  readonly user: string;
  readonly trim: string;
  batterySize: number;
  /** When it came, and when it went. */
  readonly from: number;
  until: number;
}

/** All vehicles that there are or were, in the order of the lists. */
export class Fleet {
  readonly all: Vehicle[] = [];
  #last = 1000;

  /**
   * Adds a vehicle.
   *
   * @param place Where among the others: those that are created come last, those of others anywhere.
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

  /** What a user sees; without a user, what the application sees. */
  visible(user: string | undefined): Vehicle[] {
    return this.all.filter((one) => one.until === Infinity && (user === undefined || one.user === user));
  }

  /** What a user saw all the time. */
  throughout(user: string | undefined, from: number, until: number): Vehicle[] {
    return this.all.filter(
      (one) => one.from < from && one.until > until && (user === undefined || one.user === user),
    );
  }

  remove(vehicle: Vehicle, now: number): void {
    vehicle.until = now;
  }
}
