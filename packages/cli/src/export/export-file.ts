import { type FileHandle, open } from "node:fs/promises";

/** The file of an export, of which always a known number of bytes counts. */
export class ExportFile {
  readonly #handle: FileHandle;
  readonly #path: string;
  #bytes: number;

  private constructor(handle: FileHandle, path: string, bytes: number) {
    this.#handle = handle;
    this.#path = path;
    this.#bytes = bytes;
  }

  /**
   * Opens a file and cuts it to the bytes that count: what came after them belongs to a page whose position was
   * never written, and that page will come again.
   *
   * @throws Error where the file is shorter than that.
   */
  static async open(path: string, bytes: number): Promise<ExportFile> {
    // "a" would create it as well, but then every write goes to the end, wherever that is.
    const handle = await open(path, bytes === 0 ? "w" : "r+");
    try {
      const { size } = await handle.stat();
      if (size < bytes) {
        throw new Error(
          `${path}: the file has ${size} bytes, and its position is for ${bytes}: it was changed.`,
        );
      }
      await handle.truncate(bytes);
    } catch (error) {
      await handle.close();
      throw error;
    }
    return new ExportFile(handle, path, bytes);
  }

  /** The bytes that count. */
  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Appends a text and brings it to the disk.
   *
   * @throws Error where somebody else has written to the file meanwhile.
   */
  async append(text: string): Promise<void> {
    const { size } = await this.#handle.stat();
    if (size !== this.#bytes) throw new Error(`${this.#path}: somebody else writes to the file.`);
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
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }
}
