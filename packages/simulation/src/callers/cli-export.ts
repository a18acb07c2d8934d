import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { base } from "../api/vehicles-api.ts";
import type { ClientProcess } from "../world/client-process.ts";
import { whileAlive } from "../world/process.ts";

/** The progress of an export, which the CLI saves next to the exported file. */
interface ExportPosition {
  readonly items: number;
  readonly bytes: number;
  readonly complete: boolean;
}

/** The part of the CLI that writes exports. The package has no `exports` field, so the modules are loaded by their paths. */
interface CliExport {
  readonly runExport: (plan: object) => AsyncGenerator<ExportPosition, void, undefined>;
  readonly readPosition: (file: string) => Promise<ExportPosition | undefined>;
}

const folder = new URL("../../../cli/src/export/", import.meta.url);
let loaded: Promise<CliExport> | undefined;

/** Loads the CLI's code. Call it before a world starts, because loading takes real time. */
export function loadCliExport(): Promise<CliExport> {
  loaded ??= Promise.all([
    import(new URL("run-export.ts", folder).href),
    import(new URL("position-file.ts", folder).href),
  ]).then((modules) => Object.assign({}, ...(modules as object[])) as CliExport);
  return loaded;
}

interface CliExportPlan {
  readonly user?: string;
  readonly pageSize: number;
  readonly backward: boolean;
  readonly before: string;
  readonly portion: number;
  readonly signal: AbortSignal;
}

/** An export by the CLI to a real file. After a crash, the export continues. */
export class CliExportFile {
  readonly #folder = mkdtempSync(join(tmpdir(), "simulation-"));
  readonly path: string = join(this.#folder, "vehicles.ndjson");

  /**
   * Appends up to `portion` vehicles to the file; fewer if the list ends.
   *
   * @returns Whether the list was read to its end.
   */
  async write(process: ClientProcess, plan: CliExportPlan): Promise<boolean> {
    const { runExport, readPosition } = await loadCliExport();
    const { backward, before, pageSize, portion, signal, user } = plan;
    const from = await whileAlive(process.running, readPosition(this.path));
    const query = backward ? { before } : {};
    const steps = runExport({
      client: process.client,
      path: "/vehicles",
      file: this.path,
      request: {
        ...{ operation: "listVehicles", baseUrl: base, user: user ?? "", path: {}, query: {} },
        ...{ format: "ndjson", columns: null, rawCsv: false, bom: false },
      },
      columns: [],
      walk: { pageSize, ...query, ...(user !== undefined && { user }) },
      backward,
      limit: (from?.items ?? 0) + portion,
      signal,
      from,
    });
    let complete = from?.complete ?? false;
    while (!complete) {
      const step = await whileAlive(process.running, steps.next());
      if (step.done) break;
      complete = step.value.complete;
    }
    return complete;
  }

  /** The IDs of the vehicles in the file, up to the saved position. */
  ids(): readonly string[] {
    const position = `${this.path}.position.json`;
    if (!existsSync(position)) return [];
    const { bytes } = JSON.parse(readFileSync(position, "utf8")) as ExportPosition;
    const text = readFileSync(this.path).subarray(0, bytes).toString();
    const lines = text.split("\n").filter(Boolean);
    return lines.map((line) => (JSON.parse(line) as { readonly id: string }).id);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
