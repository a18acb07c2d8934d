/** Ends a program with this message unless what it expects is so. */
export function check(condition, message) {
  if (!condition) throw new Error(message);
}
