import { ConfigurationError } from "./errors/configuration-error.ts";

/** What the token may travel over without encryption: it does not leave the machine. */
const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Checks the base URL and drops its trailing slash. In a browser it may be relative to the page.
 *
 * @throws ConfigurationError for anything but a plain https URL, or http on loopback or by explicit option.
 */
export function checkBaseUrl(baseUrl: string, allowInsecureHttp = false): URL {
  const url = parse(baseUrl);
  const secure = url?.protocol === "https:";
  const plain = url?.protocol === "http:" && (allowInsecureHttp || loopback.test(url.hostname));
  if (!url || !(secure || plain) || url.username || url.password || url.search || url.hash) {
    // The URL is not quoted: it may hold a password.
    throw new ConfigurationError(
      "baseUrl: expected an https URL without user, query or fragment (http only for loopback, or with allowInsecureHttp)",
    );
  }
  url.pathname = url.pathname.replace(/\/$/, "");
  return url;
}

function parse(baseUrl: string): URL | undefined {
  try {
    return new URL(baseUrl, globalThis.location?.href);
  } catch {
    return undefined;
  }
}
