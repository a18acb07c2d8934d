/** A fault that was found here and not thrown by somebody else's code, so its message is safe to show. */
export class KnownFault extends Error {}
