import { UsageError } from "../errors/usage-error.ts";

/** Explanations of the system's error codes for a path that cannot be written. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such folder",
  ENOTDIR: "there is no such folder",
  EISDIR: "this is a folder",
  EACCES: "you have no permission to write there",
  EPERM: "you have no permission to write there",
  EROFS: "the file system is read-only",
};

/** Turns a file system error caused by the path into a usage error of `--to`; returns any other error unchanged. */
export function toTargetError(file: string, error: unknown): unknown {
  const { code = "" } = Object(error) as NodeJS.ErrnoException;
  const reason = reasons[code];
  return reason ? new UsageError(`--to ${file}: ${reason} (${code}).`, "--to") : error;
}
