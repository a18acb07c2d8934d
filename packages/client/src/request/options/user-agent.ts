import manifest from "../../../package.json" with { type: "json" };
import { ConfigurationError } from "../../errors/configuration-error.ts";

/** The program that uses the client. */
export interface AppInfo {
  /** The program's name, such as `fleet-report`: a token as in RFC 9110, so without spaces. */
  readonly name: string;
  /** The program's version, such as `1.4.0`; also a token. */
  readonly version?: string | undefined;
}

/**
 * Returns the `User-Agent` of requests from servers, the most specific product first. Undefined in browsers: there
 * the API would have to allow the header for CORS, and the browser sends its own.
 *
 *     fleet-report/1.4.0 ev-vehicles/0.1.0
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.1.5
 * @throws ConfigurationError for a name or version that is not allowed in the header.
 */
export function userAgent(appInfo: AppInfo | undefined): string | undefined {
  const products = appInfo ? [productOf(appInfo)] : [];
  if (isBrowser()) return undefined;
  return [...products, `ev-vehicles/${manifest.version}`].join(" ");
}

function productOf({ name, version }: AppInfo): string {
  checkToken("name", name);
  if (version === undefined) return name;
  checkToken("version", version);
  return `${name}/${version}`;
}

function checkToken(member: keyof AppInfo, value: unknown): void {
  if (typeof value === "string" && /^[\w!#$%&'*+.^`|~-]+$/.test(value)) return;
  const got = JSON.stringify(value);
  throw new ConfigurationError(`appInfo.${member}: expected letters, digits, dots and dashes, got ${got}`);
}

/** A page has a document, and a worker in a browser has the browser's user agent. Servers have neither. */
function isBrowser(): boolean {
  const { document, navigator } = globalThis as { document?: unknown; navigator?: { userAgent?: string } };
  return document !== undefined || /^Mozilla\//.test(navigator?.userAgent ?? "");
}
