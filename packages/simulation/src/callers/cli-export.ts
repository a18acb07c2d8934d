import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { base } from "../api/vehicles-api.ts";
import type { ClientProcess } from "../world/client-process.ts";
import { whileAlive } from "../world/process.ts";

/** As the CLI has it: how far an export has come, kept beside its file. */
interface ExportPosition {
  readonly items: number;
  readonly bytes: number;
  readonly complete: boolean;
}

/** The part of the CLI that writes exports. Its package has no exports of its own, so it is found by its place. */
interface CliExport {
  readonly runExport: (plan: object) => AsyncGenerator<ExportPosition, void, undefined>;
  readonly readPosition: (file: string) => Promise<ExportPosition | undefined>;
}

const folder = new URL("../../../cli/src/export/", import.meta.url);
let loaded: Promise<CliExport> | undefined;

/** Loads the CLI's code; before a world begins, because it reads files in real time. */
export function loadCliExport(): Promise<CliExport> {
  loaded ??= Promise.all([
    import(new URL("run-export.ts", folder).href),
    import(new URL("position-file.ts", folder).href),
  ]).then((modules) => Object.assign({}, ...(modules as object[])) as CliExport);
  return loaded;
}

/** What an export reads. */
interface CliExportPlan {
  readonly user?: string;
  readonly pageSize: number;
  readonly backward: boolean;
  readonly before: string;
  readonly portion: number;
  readonly signal: AbortSignal;
}

/** An export of the CLI to a file of this machine, which a crash does not end. */
export class CliExportFile {
  readonly #folder = mkdtempSync(join(tmpdir(), "simulation-"));
  readonly path: string = join(this.#folder, "vehicles.ndjson");

  /**
   * Writes until the list ends, or as many vehicles as a portion has, from where the file is.
   *
   * @returns whether the list was read to its end.
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

  /** The vehicles of which the position says that they are in the file. */
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
