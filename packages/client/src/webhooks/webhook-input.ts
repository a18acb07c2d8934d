import { ConfigurationError } from "../errors/configuration-error.ts";

/** The headers of a request: `Headers`, or an object as in Node.js and Express. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request as it was received, for servers without a web-standard `Request`. */
export interface WebhookInput {
  readonly headers: WebhookHeaders;
  /** The raw body, byte for byte. Parsing and re-serialising a body changes its signature. */
  readonly body: string | Uint8Array;
}

/** What a signature is checked over. */
export interface RawWebhook {
  /** Reads a header by its lower-case name; `undefined` if it is missing. */
  readonly header: (name: string) => string | undefined;
  readonly body: string;
}

/** Reads a request without changing a byte of its body. */
export async function rawWebhook(input: Request | WebhookInput): Promise<RawWebhook> {
  if (!isRequest(input)) return { header: headerReader(input.headers), body: textOf(input.body) };
  if (input.bodyUsed) throw new ConfigurationError(`${advice} The body of this request was read before.`);
  return { header: headerReader(input.headers), body: textOf(new Uint8Array(await input.arrayBuffer())) };
}

const advice = "verifyWebhook needs the raw body.";

/** By shape: a `Request` of another realm or of a polyfill is one, too. */
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

/** A byte-order mark is part of what was signed, so it stays. */
function textOf(body: unknown): string {
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return new TextDecoder("utf-8", { ignoreBOM: true }).decode(body);
  throw new ConfigurationError(
    `${advice} Expected a string or a Uint8Array, got ${body === null ? "null" : typeof body}. In Express, use express.raw({ type: "application/json" }) for this route.`,
  );
}
