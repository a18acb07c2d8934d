/** Thrown if the review cannot run. The message says why. */
export class ReviewError extends Error {
  override readonly name = "ReviewError";
}
