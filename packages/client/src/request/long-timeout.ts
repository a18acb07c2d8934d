/** Node, Bun and browsers store a timer's delay in 31 bits; a longer one fires at once. In milliseconds. */
const longestDelayMs = 2 ** 31 - 1;

/**
 * `setTimeout` for waits of any length. `Infinity` never fires and sets no timer; `NaN` counts as 0. Measured with the
 * monotonic clock, so a jump of the wall clock changes nothing.
 *
 * @param ms The wait in milliseconds.
 * @returns a function that cancels the timeout. Calling it after the timeout has fired does nothing.
 */
export function setLongTimeout(callback: () => void, ms: number): () => void {
  if (ms === Infinity) return () => {};
  let timer: ReturnType<typeof setTimeout>;
  const endsAt = performance.now() + ms;
  const wait = (leftMs: number): void => {
    timer =
      leftMs > longestDelayMs
        ? setTimeout(() => wait(endsAt - performance.now()), longestDelayMs)
        : setTimeout(callback, leftMs);
  };
  wait(ms);
  return () => clearTimeout(timer);
}
