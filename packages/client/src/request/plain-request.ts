/**
 * What openapi-fetch makes in place of a `Request` when no middleware looks at it: `new Request` is most of the time
 * that a call takes, and the global `fetch` makes one of its own anyway.
 */
export class PlainRequest {
  readonly url: string;
  readonly init: RequestInit;
  readonly method: string | undefined;
  /** openapi-fetch makes them for each attempt. */
  readonly headers: Headers;

  constructor(url: string, init: RequestInit & { readonly headers: Headers }) {
    this.url = url;
    this.init = init;
    this.method = init.method;
    this.headers = init.headers;
  }
}

export function isPlainRequest(request: Request | PlainRequest): request is PlainRequest {
  return request instanceof PlainRequest;
}
