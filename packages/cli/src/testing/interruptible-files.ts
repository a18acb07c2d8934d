import type * as files from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";

/** Simulates a killed process. Once this error has been thrown, every later file operation fails. */
export class Killed extends Error {}

/** A step is a point at which a process can be killed: before a file operation and, for some operations, also after it. */
const state = { steps: 0, failAt: Number.POSITIVE_INFINITY };

/** Makes the n-th step from now and all later ones fail; with Infinity, all succeed. */
export function failAtStep(step: number): void {
  state.steps = 0;
  state.failAt = step;
}

/** How many steps there were since the last `failAtStep`. */
export function stepCount(): number {
  return state.steps;
}

function step(): void {
  state.steps++;
  if (state.steps >= state.failAt) throw new Killed();
}

/** The methods of a file handle that change the file or flush it to the disk. */
const changing = ["write", "writeFile", "truncate", "datasync", "sync"];

/**
 * `node:fs/promises`, except that operations that open or change a file can fail: before they take effect, halfway or
 * after.
 */
export function interruptible(real: typeof files): typeof files {
  const open = (async (...args: Parameters<typeof files.open>) => {
    step();
    return watched(await real.open(...args));
  }) as typeof files.open;
  /** Wraps an operation so that it can fail before or after it takes effect. */
  const stepped =
    <Args extends unknown[]>(operation: (...args: Args) => Promise<void>) =>
    async (...args: Args): Promise<void> => {
      step();
      await operation(...args);
      step();
    };
  const rm: typeof files.rm = async (...args) => {
    step();
    await real.rm(...args);
  };
  return {
    ...real,
    open,
    rm,
    link: stepped(real.link),
    rename: stepped(real.rename),
    unlink: stepped(real.unlink),
  };
}

function watched(handle: FileHandle): FileHandle {
  return new Proxy(handle, {
    get(target, name) {
      const member = Reflect.get(target, name, target) as unknown;
      if (typeof member !== "function") return member;
      const method = member.bind(target) as (...args: unknown[]) => Promise<unknown>;
      if (!changing.includes(String(name))) return method;
      return async (...args: unknown[]) => {
        if (state.steps + 1 === state.failAt) await writeHalf(target, String(name), args);
        step();
        return method(...args);
      };
    },
  });
}

/** Leaves half of a write in the file, as a killed process can. */
async function writeHalf(handle: FileHandle, name: string, args: unknown[]): Promise<void> {
  if (name === "write") {
    const [data, offset, length, position] = args as [Buffer, number, number, number];
    await handle.write(data, offset, Math.floor(length / 2), position);
  } else if (name === "writeFile") {
    const text = String(args[0]);
    await handle.writeFile(text.slice(0, Math.floor(text.length / 2)));
  }
}
