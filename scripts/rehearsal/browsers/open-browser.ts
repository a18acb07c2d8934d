/** A browser with one page. */
export interface Browser {
  readonly version: string;
  /** Goes to a page and waits until it and its modules are loaded. */
  goto(url: string): Promise<void>;
  /** Calls the page's own `runTrial(name)` and waits for its result. */
  runTrial(name: string): Promise<unknown>;
  close(): Promise<void>;
}

/** How long a step of a browser may take on a busy machine. */
export const patienceMs = 120_000;
