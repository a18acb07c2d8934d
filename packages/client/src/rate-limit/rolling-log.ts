/**
 * A list of times in ascending order, from which the oldest are dropped. Each time keeps its position, so that a
 * position tells earlier from later requests, even if their times are equal.
 */
export class RollingLog {
  #times: number[] = [];
  /** The position of the array's first element, which may already be dropped. */
  #offset = 0;
  /** The position of the oldest time that is not dropped. */
  #start = 0;

  get start(): number {
    return this.#start;
  }

  /** The position that the next time will get. */
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
    // Copying only when more than half of the array is dropped keeps the average cost constant.
    if (dropped * 2 <= this.#times.length) return;
    this.#times = this.#times.slice(dropped);
    this.#offset = this.#start;
  }
}
