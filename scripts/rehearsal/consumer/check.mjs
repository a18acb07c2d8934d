/** Throws an error with this message if the condition is false. */
export function check(condition, message) {
  if (!condition) throw new Error(message);
}
