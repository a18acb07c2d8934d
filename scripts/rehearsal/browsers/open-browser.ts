/** A browser with one page. */
export interface Browser {
  readonly version: string;
  /** Opens a page and waits until it and its modules are loaded. */
  goto(url: string): Promise<void>;
  /** Calls `runTrial(name)` in the page and waits for its result. */
  runTrial(name: string): Promise<unknown>;
  close(): Promise<void>;
}

/** The timeout of each step in a browser, long enough for a busy machine. */
export const stepTimeoutMs = 120_000;
