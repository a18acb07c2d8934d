import { UsageError } from "../errors/usage-error.ts";

/** What the system says if a file can't be written, in words. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such folder",
  ENOTDIR: "there is no such folder",
  EISDIR: "this is a folder",
  EACCES: "you have no permission to write there",
  EPERM: "you have no permission to write there",
  EROFS: "the file system is read-only",
};

/** An error of the file system that the place of the file explains, as a mistake in `--to`; any other as it is. */
export function placeError(file: string, error: unknown): unknown {
  const { code = "" } = Object(error) as NodeJS.ErrnoException;
  const reason = reasons[code];
  return reason ? new UsageError(`--to ${file}: ${reason} (${code}).`, "--to") : error;
}
