/** Waits for a timer, so that pending promise callbacks run first. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
