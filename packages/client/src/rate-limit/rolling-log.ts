/**
 * Times in ascending order, of which the oldest are dropped. Each has a position that stays the same, so “all that
 * were logged before this moment” is a number that no clock blurs.
 */
export class RollingLog {
  #times: number[] = [];
  /** The position of the first element of the array, which may have been dropped already. */
  #offset = 0;
  /** The position of the oldest time. */
  #start = 0;

  get start(): number {
    return this.#start;
  }

  /** The position of the next time. */
  get end(): number {
    return this.#offset + this.#times.length;
  }

  get length(): number {
    return this.end - this.#start;
  }

  /** The oldest time; `Infinity` if there is none. */
  get oldest(): number {
    return this.#times[this.#start - this.#offset] ?? Infinity;
  }

  /** @param time Not earlier than the last one. */
  add(time: number): void {
    this.#times.push(time);
  }

  /** The position of the first time that is later than this one. */
  positionAfter(time: number): number {
    let [from, to] = [this.#start, this.end];
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if ((this.#times[middle - this.#offset] as number) <= time) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** Drops all times before this position. */
  dropTo(position: number): void {
    this.#start = Math.max(this.#start, position);
    const dropped = this.#start - this.#offset;
    // Moving the rest now and then, rather than each time, keeps the average cost constant.
    if (dropped * 2 <= this.#times.length) return;
    this.#times = this.#times.slice(dropped);
    this.#offset = this.#start;
  }
}
