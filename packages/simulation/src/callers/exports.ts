import { type Position, paginate } from "@ev-vehicles/helpers";
import { checkWalk } from "../invariants/check-walk.ts";
import type { ActionOf } from "../plan/plan.ts";
import { CallRecord } from "../world/call-record.ts";
import type { ClientProcess } from "../world/client-process.ts";
import type { World } from "../world/world.ts";
import { settleCall } from "./call.ts";
import { CliExportFile } from "./cli-export.ts";
import { checkListeners, checkUser } from "./requests.ts";
import { afterAllVehicles, pause, userOption, walkLimits } from "./walks.ts";
import { watchedController } from "./watched-signal.ts";

/** An export of a list to a file, page by page. After a crash, the export continues from the saved position. */
interface Export {
  readonly name: string;
  readonly process: ClientProcess;
  readonly action: ActionOf<"export">;
  readonly user: string | undefined;
  readonly from: number;
  /** The content of the file and the saved position, which always change together. */
  readonly file: { ids: readonly string[]; position: string | undefined };
  /** The real file, if the CLI writes the export. */
  readonly realFile: CliExportFile | undefined;
  tries: number;
  done: boolean;
}

/** The exports of a world. */
export class Exports {
  readonly #world: World;
  readonly #all: Export[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  start(process: ClientProcess, action: ActionOf<"export">): void {
    const name = `export ${this.#world.nextNumber()}`;
    const file = { ids: [], position: undefined };
    const user = process.userFor(action.user);
    const newExport: Export = {
      name,
      process,
      action,
      user,
      from: this.#world.time.now,
      file,
      realFile: this.#world.hasFiles ? new CliExportFile() : undefined,
      tries: 0,
      done: false,
    };
    this.#all.push(newExport);
    this.#run(newExport);
  }

  /** Continues the exports of a process after a restart. */
  resume(process: ClientProcess): void {
    for (const one of this.#all) if (one.process === process && !one.done) this.#run(one);
  }

  #run(one: Export): void {
    const world = this.#world;
    const { action, file, name, process } = one;
    if (++one.tries > 4) return;
    const record = new CallRecord(world, process, name, walkLimits, {
      controller: watchedController(),
      isWalk: true,
      pauseMs: action.pauseMs,
    });
    void process.run(record, async () => {
      const { error } = await settleCall(world, record, async () => {
        while (!one.done) await this.#write(one, record);
        return {};
      });
      this.#check(one);
      checkListeners(world, record);
      if (one.done || record.abortedAt !== undefined) return;
      await pause(world, 5000);
      world.say(() => `retries ${name} after ${file.ids.length} vehicles: ${error?.message}`);
      this.#run(one);
    });
  }

  /** Writes one portion. */
  async #write(one: Export, record: CallRecord): Promise<void> {
    const { action, file, process, realFile, user } = one;
    const { backward, pageSize, pauseMs, portion } = action;
    const { signal } = record.controller;
    if (realFile) {
      const plan = {
        ...userOption(process, user),
        backward,
        before: afterAllVehicles,
        pageSize,
        portion,
        signal,
      };
      one.done = await realFile.write(process, plan);
      return;
    }
    const from = file.position === undefined ? undefined : (JSON.parse(file.position) as Position);
    const options = { pageSize, limit: portion, ...userOption(process, user), signal };
    const direction = backward ? "backward" : "forward";
    const vehicles = from
      ? paginate(process.client, "/vehicles", { ...options, direction, from })
      : paginate(process.client, "/vehicles", {
          ...options,
          direction,
          ...(backward && { before: afterAllVehicles }),
        });
    for await (const { items, position } of vehicles.pages()) {
      checkUser(this.#world, record, items, user);
      if (pauseMs > 0) await pause(this.#world, pauseMs);
      // A page without a position is not saved. Next, `paginate` throws or, after the last page of the portion, the next
      // portion starts at the saved position.
      if (position === undefined) continue;
      file.ids = [...file.ids, ...items.map(({ id }) => id)];
      file.position = JSON.stringify(position);
      one.done = position[backward ? "previous" : "next"] === null;
    }
  }

  /** Deletes the real files. */
  removeFiles(): void {
    for (const { realFile } of this.#all) realFile?.remove();
  }

  #check({ action, done, file, from, name, realFile, user }: Export): void {
    const ids = realFile ? realFile.ids() : file.ids;
    const problem = checkWalk({
      fleet: this.#world.api.fleet,
      until: this.#world.time.now,
      ...{ ids, user, backward: action.backward, from, limit: Infinity, complete: done },
    });
    if (problem) this.#world.fail("an export equals the list", `${name}: ${problem}`);
  }
}
