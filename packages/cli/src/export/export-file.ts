import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";

/** How much of the end of the file is checked before an export is resumed. */
const tailBytes = 65_536;

/** The SHA-256 of the end of some data, in hexadecimal. */
function tailHash(data: Uint8Array): string {
  return createHash("sha256").update(data.subarray(-tailBytes)).digest("hex");
}

/** The tail of an empty file. */
export const emptyTail: string = tailHash(new Uint8Array());

/** What a position says about its file. */
export interface FileState {
  /** How many bytes count. */
  readonly bytes: number;
  /** The hash of the end of them. */
  readonly tail: string;
}

/** The file of an export, of which always a known number of bytes counts. */
export class ExportFile {
  readonly #handle: FileHandle;
  readonly #path: string;
  #bytes: number;
  /** The last bytes of those that count. */
  #tail: Buffer;

  private constructor(handle: FileHandle, path: string, bytes: number, tail: Buffer) {
    this.#handle = handle;
    this.#path = path;
    this.#bytes = bytes;
    this.#tail = tail;
  }

  /**
   * Opens a file and cuts it to the bytes that count: what came after them belongs to a page whose position was
   * never written, and that page will come again.
   *
   * @throws Error if the file is not the one that `state` is about. The file is left as it is.
   */
  static async open(path: string, state: FileState): Promise<ExportFile> {
    // "a" would create it as well, but then every write goes to the end, wherever that is.
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
   * Checks a file that nothing is missing from.
   *
   * @throws Error if it is not the one that `state` is about, or longer.
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

  /** What a position has to say about the file as it is now. */
  get state(): FileState {
    return { bytes: this.#bytes, tail: tailHash(this.#tail) };
  }

  /**
   * Appends a text and brings it to the disk.
   *
   * @throws Error if another program has written to the file meanwhile.
   */
  async append(text: string): Promise<void> {
    const { size } = await this.#handle.stat();
    if (size !== this.#bytes) throw new Error(`${this.#path}: another program is writing to the file.`);
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
    `${path}: the file was changed: ${how}. It is left unchanged; start over with --overwrite, or export to another file.`,
  );
}
