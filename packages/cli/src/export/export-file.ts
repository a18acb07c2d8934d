import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";

/** How many bytes at the end of the exported part must be unchanged for an export to resume. */
const tailBytes = 65_536;

/** The SHA-256, in hexadecimal, of the last 64 KiB of some data. */
function tailHash(data: Uint8Array): string {
  return createHash("sha256").update(data.subarray(-tailBytes)).digest("hex");
}

/** The tail hash of an empty file. */
export const emptyTail: string = tailHash(new Uint8Array());

/** What a position file records about its export file. */
export interface FileState {
  /** The number of valid bytes: those, from the start of the file, of pages that were written completely. */
  readonly bytes: number;
  /** The tail hash of the valid bytes. */
  readonly tail: string;
}

/** The file that an export writes, with the number of its valid bytes. */
export class ExportFile {
  readonly #handle: FileHandle;
  readonly #path: string;
  #bytes: number;
  /** The last 64 KiB of the valid bytes. */
  #tail: Buffer;

  private constructor(handle: FileHandle, path: string, bytes: number, tail: Buffer) {
    this.#handle = handle;
    this.#path = path;
    this.#bytes = bytes;
    this.#tail = tail;
  }

  /**
   * Opens a file and truncates it to its valid bytes. Any bytes after them are part of a page whose position was not
   * written, and the export reads that page again.
   *
   * @throws Error if the file does not match `state`. The file is left unchanged.
   */
  static async open(path: string, state: FileState): Promise<ExportFile> {
    // Not "a": on Linux, this flag ignores the position of a write, and always appends.
    const handle = await open(path, state.bytes === 0 ? "w" : "r+");
    try {
      const tail = await readTail(handle, path, state);
      await handle.truncate(state.bytes);
      return new ExportFile(handle, path, state.bytes, tail);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /**
   * Checks the file of a complete export.
   *
   * @throws Error if the file does not match `state`, or is longer.
   */
  static async check(path: string, state: FileState): Promise<void> {
    const handle = await open(path, "r");
    try {
      await readTail(handle, path, state);
      const { size } = await handle.stat();
      if (size > state.bytes)
        throw changed(path, `it has ${size - state.bytes} more bytes than were exported`);
    } finally {
      await handle.close();
    }
  }

  /** The current state of the file, for the position file. */
  get state(): FileState {
    return { bytes: this.#bytes, tail: tailHash(this.#tail) };
  }

  /**
   * Appends text and flushes it to the disk.
   *
   * @throws Error if another program has changed the size of the file.
   */
  async append(text: string): Promise<void> {
    const { size } = await this.#handle.stat();
    if (size !== this.#bytes)
      throw new Error(`${this.#path}: another program changed the size of the file during the export.`);
    const data = Buffer.from(text);
    for (let written = 0; written < data.length; ) {
      const { bytesWritten } = await this.#handle.write(
        data,
        written,
        data.length - written,
        this.#bytes + written,
      );
      written += bytesWritten;
    }
    await this.#handle.datasync();
    this.#bytes += data.length;
    this.#tail = Buffer.concat([this.#tail, data]).subarray(-tailBytes);
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}

async function readTail(handle: FileHandle, path: string, { bytes, tail }: FileState): Promise<Buffer> {
  const { size } = await handle.stat();
  if (size < bytes) throw changed(path, `it has ${size} bytes, but ${bytes} were exported`);
  const length = Math.min(bytes, tailBytes);
  const data = Buffer.alloc(length);
  for (let read = 0; read < length; ) {
    const { bytesRead } = await handle.read(data, read, length - read, bytes - length + read);
    if (bytesRead === 0) throw changed(path, "it became shorter while it was being read");
    read += bytesRead;
  }
  if (tailHash(data) !== tail) throw changed(path, "its end differs from what was exported");
  return data;
}

function changed(path: string, how: string): Error {
  return new Error(
    `${path}: the file was changed: ${how}. The command did not touch it; start over with --overwrite, or export to another file.`,
  );
}
