import { ConfigurationError } from "../errors/configuration-error.ts";

/** The headers of a request: `Headers`, or an object as in Node.js and Express. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A received request, for servers without a web-standard `Request`. */
export interface WebhookInput {
  readonly headers: WebhookHeaders;
  /** The raw body, byte for byte. Parsing and re-serializing a body invalidates its signature. */
  readonly body: string | Uint8Array;
}

/** The parts of a request that the verification needs. */
export interface RawWebhook {
  /** Reads a header by its lower-case name; `undefined` if the header is missing. */
  readonly header: (name: string) => string | undefined;
  readonly body: string;
}

/** Reads a request. The body is decoded as UTF-8, and neither parsed nor trimmed. */
export async function readRawWebhook(input: Request | WebhookInput): Promise<RawWebhook> {
  if (!isRequest(input)) return { header: headerReader(input.headers), body: textOf(input.body) };
  if (input.bodyUsed)
    throw new ConfigurationError(`${requirement}, but the body of this request was already read`);
  return { header: headerReader(input.headers), body: textOf(new Uint8Array(await input.arrayBuffer())) };
}

const requirement = "verifyWebhook needs the raw body";

/** Checks the shape, because a `Request` of another realm or a polyfill is not an instance of `Request` here. */
function isRequest(input: Request | WebhookInput): input is Request {
  return "arrayBuffer" in input && typeof input.arrayBuffer === "function";
}

function headerReader(headers: WebhookHeaders): RawWebhook["header"] {
  if (typeof headers.get === "function") {
    const { get } = headers as Headers;
    return (name) => get.call(headers, name) ?? undefined;
  }
  const byName = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => {
    const value = byName.get(name);
    return typeof value === "object" ? value[0] : (value as string | undefined);
  };
}

/** Keeps a byte-order mark, because the signature covers it. */
function textOf(body: unknown): string {
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  throw new ConfigurationError(
    `${requirement}: expected a string or a Uint8Array, got ${body === null ? "null" : typeof body}. In Express, use express.raw({ type: "application/json" }) for this route`,
  );
}
