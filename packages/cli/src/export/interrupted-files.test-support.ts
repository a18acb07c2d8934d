import type * as files from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";

/** Thrown where a test ends an export, as a killed process would: nothing after it happens. */
export class Killed extends Error {}

const state = { steps: 0, endAt: Number.POSITIVE_INFINITY };

/** Ends the export at its n-th step on files, counted from now; Infinity never. */
export function endAtStep(step: number): void {
  state.steps = 0;
  state.endAt = step;
}

/** The steps that were taken since. */
export function stepsTaken(): number {
  return state.steps;
}

/** From the fatal step on, every step fails: the process is dead. */
function step(): void {
  state.steps++;
  if (state.steps >= state.endAt) throw new Killed();
}

const changing = ["write", "writeFile", "truncate", "datasync", "sync"];

/** `node:fs/promises` with steps that can be ended, a write also in its middle. */
export function interruptible(real: typeof files): typeof files {
  const open = (async (...args: Parameters<typeof files.open>) => {
    step();
    return watched(await real.open(...args));
  }) as typeof files.open;
  const rename: typeof files.rename = async (...args) => {
    step();
    await real.rename(...args);
    step();
  };
  const link: typeof files.link = async (...args) => {
    step();
    await real.link(...args);
    step();
  };
  const unlink: typeof files.unlink = async (...args) => {
    step();
    await real.unlink(...args);
    step();
  };
  const rm: typeof files.rm = async (...args) => {
    step();
    await real.rm(...args);
  };
  return { ...real, link, open, rename, rm, unlink };
}

function watched(handle: FileHandle): FileHandle {
  return new Proxy(handle, {
    get(target, name) {
      const member = Reflect.get(target, name, target) as unknown;
      if (typeof member !== "function") return member;
      const method = member.bind(target) as (...args: unknown[]) => Promise<unknown>;
      if (!changing.includes(String(name))) return method;
      return async (...args: unknown[]) => {
        if (state.steps + 1 === state.endAt) await half(target, String(name), args);
        step();
        return method(...args);
      };
    },
  });
}

/** A process can die in the middle of a write: half of it is in the file. */
async function half(handle: FileHandle, name: string, args: unknown[]): Promise<void> {
  if (name === "write") {
    const [data, offset, length, position] = args as [Buffer, number, number, number];
    await handle.write(data, offset, Math.floor(length / 2), position);
  } else if (name === "writeFile") {
    const text = String(args[0]);
    await handle.writeFile(text.slice(0, Math.floor(text.length / 2)));
  }
}
