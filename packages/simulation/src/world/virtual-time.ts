import FakeTimers, { type Clock } from "@sinonjs/fake-timers";
import { runAs, runningNow, type SimulatedProcess } from "./process.ts";

/** What a world runs by: the clock of a machine that does nothing else. */
const epoch = Date.UTC(2026, 0, 1);
const { setImmediate } = globalThis;

/** A timer that the packages set. */
interface Timer {
  readonly process: SimulatedProcess | undefined;
  readonly id: unknown;
  /** Lets the process, and so the world, end although the timer has not fired. */
  unref(): void;
}

/**
 * Time of a world, through the standard globals: timers, `Date` and `performance.now`. Promises run as they do. One
 * timer fires at a time, and all promises that can settle do so before the next.
 */
export class VirtualTime {
  readonly #clock: Clock;
  readonly #real = { setTimeout, clearTimeout, setInterval, clearInterval };
  /** Callbacks whose time has come, in order. */
  #due: (() => void)[] = [];
  /** Timers of the world itself that have not fired. */
  #own = 0;
  /** Timers that do not keep the world going. */
  readonly #background = new Set<Timer>();
  #steps = 0;

  constructor() {
    this.#clock = FakeTimers.install({
      now: epoch,
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"],
      // Code that looks at the clock should see the same time until a timer fires.
      shouldAdvanceTime: false,
    });
    this.#attribute();
  }

  /** Milliseconds since the world began, by a clock that only goes forward. */
  get now(): number {
    return performance.now();
  }

  /** How many callbacks have run. */
  get steps(): number {
    return this.#steps;
  }

  /** Whether the world itself has something to do later. */
  get expected(): boolean {
    return this.#own > 0;
  }

  /** Calls back later, outside of all processes. */
  later(ms: number, callback: () => void): void {
    this.#own++;
    this.#clock.setTimeout(() => {
      this.#due.push(() => {
        this.#own--;
        runAs(undefined, callback);
      });
    }, ms);
  }

  /** Puts the wall clock forward or back. Timers and the monotonic clock take no notice. */
  jumpWallClock(ms: number): void {
    this.#clock.setSystemTime(this.#clock.now + ms);
  }

  /** Stops everything for a while: what was to happen then happens afterwards, all at once. */
  stall(ms: number): void {
    this.#clock.jump(ms);
  }

  /** Lets all promises settle that can. */
  settle(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  /** Fires the next timer. False if there is none, or if all of them are unreferenced. */
  step(): boolean {
    while (this.#due.length === 0) {
      if (this.#clock.countTimers() <= this.#background.size) return false;
      this.#clock.next();
    }
    this.#steps++;
    this.#due.shift()?.();
    return true;
  }

  /** Stops the timers of a process that has crashed. */
  stopTimersOf(process: SimulatedProcess): void {
    for (const timer of process.timers) this.#clock.clearTimeout((timer as Timer).id as number);
    process.timers.clear();
  }

  end(): void {
    Object.assign(globalThis, this.#real);
    this.#clock.uninstall();
  }

  /** Ties each timer to the process that sets it. */
  #attribute(): void {
    const start = (
      set: (callback: () => void, ms: number) => unknown,
      once: boolean,
      callback: (...args: unknown[]) => void,
      ms = 0,
      args: readonly unknown[],
    ): Timer => {
      const context = runningNow();
      const process = context?.process;
      let cancelled = false;
      const id = set(() => {
        if (once) this.#background.delete(timer);
        this.#due.push(() => {
          if (cancelled || process?.alive === false) return;
          if (once) process?.timers.delete(timer);
          runAs(context, () => callback(...args));
        });
      }, ms);
      const unref = () => {
        this.#background.add(timer);
        process?.timers.delete(timer);
      };
      const timer: Timer = { process, id, unref };
      process?.timers.add(timer);
      cancels.set(timer, () => {
        cancelled = true;
      });
      return timer;
    };
    const cancels = new WeakMap<Timer, () => void>();
    const clear = (timer: Timer | undefined) => {
      if (!timer) return;
      cancels.get(timer)?.();
      timer.process?.timers.delete(timer);
      this.#background.delete(timer);
      this.#clock.clearTimeout(timer.id as number);
    };
    const { setTimeout, setInterval } = this.#clock;
    Object.assign(globalThis, {
      setTimeout: (callback: () => void, ms?: number, ...args: unknown[]) =>
        start(setTimeout, true, callback, ms, args),
      setInterval: (callback: () => void, ms?: number, ...args: unknown[]) =>
        start(setInterval, false, callback, ms, args),
      clearTimeout: clear,
      clearInterval: clear,
    });
  }
}
