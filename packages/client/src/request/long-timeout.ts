/** Node, Bun and browsers keep the delay of a timer in 31 bits: a longer one fires at once. In milliseconds. */
const longest = 2 ** 31 - 1;

/**
 * `setTimeout` for waits of any length. `Infinity` never fires and sets no timer; what is not a number counts as 0.
 * It measures with a monotonic clock, so that a wall clock that jumps changes nothing.
 *
 * @param ms The wait in milliseconds.
 * @returns cancels it; harmless if it has fired.
 */
export function setLongTimeout(callback: () => void, ms: number): () => void {
  if (ms === Infinity) return () => {};
  let timer: ReturnType<typeof setTimeout>;
  const endsAt = performance.now() + ms;
  const wait = (left: number): void => {
    timer =
      left > longest
        ? setTimeout(() => wait(endsAt - performance.now()), longest)
        : setTimeout(callback, left);
  };
  wait(ms);
  return () => clearTimeout(timer);
}
