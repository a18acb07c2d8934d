/** The review cannot run. The message says what to do. */
export class ReviewError extends Error {
  override readonly name = "ReviewError";
}
