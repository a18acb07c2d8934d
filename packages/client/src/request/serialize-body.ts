/** Writes a body as JSON; a form with files goes as it is, for `fetch` knows its boundaries. */
export function serializeBody(body: unknown): string | FormData {
  return body instanceof FormData ? body : JSON.stringify(body);
}
