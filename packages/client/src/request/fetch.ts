/**
 * What the client needs of `fetch`: it is always called with a URL and options, never with a `Request`, whose
 * making would cost more than all the rest of a call.
 */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
