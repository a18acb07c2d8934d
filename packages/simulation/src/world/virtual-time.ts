import FakeTimers, { type Clock } from "@sinonjs/fake-timers";
import { runAs, runningNow, type SimulatedProcess } from "./process.ts";

const epoch = Date.UTC(2026, 0, 1);
const { setImmediate } = globalThis;

/** A timer that the packages set. */
interface Timer {
  readonly process: SimulatedProcess | undefined;
  readonly id: unknown;
  /** As in Node: the timer no longer keeps its process, and so the world, running. */
  unref(): void;
}

/**
 * The time of a world. It replaces the global timers, `Date` and `performance.now`, but not promises. One timer fires at a time, and
 * all promises that can settle do so before the next one.
 */
export class VirtualTime {
  readonly #clock: Clock;
  readonly #real = { setTimeout, clearTimeout, setInterval, clearInterval };
  /** The callbacks of fired timers that have yet to run, in order. */
  #due: (() => void)[] = [];
  /** Unreferenced timers, which do not keep a process running. */
  readonly #background = new Set<Timer>();
  #steps = 0;

  constructor() {
    this.#clock = FakeTimers.install({
      now: epoch,
      toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"],
      // The time does not change until a timer fires.
      shouldAdvanceTime: false,
    });
    this.#trackTimers();
  }

  /** Milliseconds since the start of the world, by the monotonic clock. */
  get now(): number {
    return performance.now();
  }

  /** The number of callbacks that have run. */
  get steps(): number {
    return this.#steps;
  }

  /** Calls a callback later, outside of all processes. */
  later(ms: number, callback: () => void): void {
    this.#clock.setTimeout(() => {
      this.#due.push(() => runAs(undefined, callback));
    }, ms);
  }

  /** Changes the wall clock, but not timers and the monotonic clock. */
  jumpWallClock(ms: number): void {
    this.#clock.setSystemTime(this.#clock.now + ms);
  }

  /** Advances the time as if the machine were suspended: all timers of that period fire afterwards. */
  suspend(ms: number): void {
    this.#clock.jump(ms);
  }

  /** Waits until all promises that can settle have settled. */
  settle(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  /** Runs the callback of the next timer. False if there is none, or only unreferenced timers. */
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

  /** Replaces the global timer functions with ones that assign each timer to the process that sets it. */
  #trackTimers(): void {
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
