/**
 * Stands in for `Request` inside openapi-fetch. Building a real one is most of what openapi-fetch costs, and
 * `fetch` builds its own anyway; this one only carries the URL and the options to `fetch`.
 */
export class LightRequest {
  readonly url: string;
  readonly method: string;
  readonly init: RequestInit & { readonly headers: Headers };

  constructor(url: string, init: RequestInit & { readonly method: string; readonly headers: Headers }) {
    this.url = url;
    this.method = init.method;
    this.init = init;
  }
}
