/**
 * What every error of this package has in common. Not thrown itself: `kind` tells its subclasses apart, also
 * across realms and package copies, where `instanceof` fails.
 */
export abstract class ClientError extends Error {
  /** What went wrong, as a literal to `switch` on. */
  abstract readonly kind: string;
}
