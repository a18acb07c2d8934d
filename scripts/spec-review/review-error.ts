/** Something that keeps the review from taking place; its message is for the person who started it. */
export class ReviewError extends Error {
  override readonly name = "ReviewError";
}
