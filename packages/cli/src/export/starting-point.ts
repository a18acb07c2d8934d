import { access } from "node:fs/promises";
import { UsageError } from "../errors/usage-error.ts";
import { ExportFile } from "./export-file.ts";
import { differences, type ExportRequest } from "./export-request.ts";
import { type ExportPosition, positionPath, readPosition } from "./position-file.ts";

/** Where an export starts. */
export interface StartingPoint {
  /** The position to resume from; undefined to start over. */
  readonly from: ExportPosition | undefined;
  /** The number of items of the previous complete export, as an estimate for this one; undefined if unknown. */
  readonly previousTotal: number | undefined;
}

/** The flags that say what to do with an existing file. */
export interface StartOptions {
  readonly resume: boolean;
  readonly overwrite: boolean;
  /** The maximum number of items in the file. */
  readonly limit: number;
}

/**
 * Decides where an export starts. Only with `--overwrite` does an export overwrite a file, and a file never mixes two
 * exports.
 *
 * @throws UsageError if the file exists and neither flag is set, or if the export cannot resume.
 * @throws Error if the file of a complete export was changed.
 */
export async function startingPoint(
  file: string,
  request: ExportRequest,
  { resume, overwrite, limit }: StartOptions,
): Promise<StartingPoint> {
  if (resume && overwrite) throw new UsageError("--resume, --overwrite: pass only one of them.", "--resume");
  if (overwrite) {
    const last = await readPosition(file).catch(() => undefined);
    return { from: undefined, previousTotal: last?.complete ? last.items : undefined };
  }
  const present = await exists(file);
  if (!resume) {
    if (!present && !(await exists(positionPath(file)))) return { from: undefined, previousTotal: undefined };
    throw new UsageError(
      `${present ? file : positionPath(file)}: the file exists; continue with --resume, or start over with --overwrite.`,
      "--to",
    );
  }
  const found = await readPosition(file);
  if (!found) {
    if (!present) return { from: undefined, previousTotal: undefined };
    throw new UsageError(
      `${file}: cannot resume without ${positionPath(file)}; start over with --overwrite.`,
      "--resume",
    );
  }
  await checkResumable(file, request, found, limit);
  return { from: found, previousTotal: undefined };
}

async function checkResumable(
  file: string,
  request: ExportRequest,
  found: ExportPosition,
  limit: number,
): Promise<void> {
  const different = differences(found.request, request);
  if (different.length > 0) {
    throw new UsageError(
      `${file}: the export was started with other settings (${different.join(", ")}); repeat the original command with --resume.`,
      "--resume",
    );
  }
  if (found.unlinked && limit > found.items) {
    throw new UsageError(
      `${file}: cannot resume: --limit ended the export at a point from which the API cannot continue, such as the middle of a fixed-size page; start over with --overwrite.`,
      "--resume",
    );
  }
  if (found.bytes > 0 && !(await exists(file))) {
    throw new UsageError(`${file}: the file is missing; start over with --overwrite.`, "--resume");
  }
  if (found.complete) await ExportFile.check(file, found);
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
