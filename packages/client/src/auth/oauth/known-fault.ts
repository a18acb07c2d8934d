/** A fault that this package detected itself, so its message is safe to show. */
export class KnownFault extends Error {}
