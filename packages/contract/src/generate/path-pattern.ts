/** Finds out which path of the description a URL's path is, wherever the API's base path ends. */

const patterns = new Map<string, RegExp>();

/** Matches the end of a URL's path, with or without a trailing slash; the parameters are its named groups. */
export function pathPattern(path: string): RegExp {
  const known = patterns.get(path);
  if (known) return known;
  const source = path.replaceAll(".", "\\.").replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>[^/]+)`);
  // Before it comes the base path, which ends in the API's version or is empty.
  const pattern = new RegExp(`^(?:/[^/]+)*?(?:/v2|/ev\\.energy-api-v2|)${source}/?$`);
  patterns.set(path, pattern);
  return pattern;
}

export function parametersInPath(path: string): number {
  return path.split("{").length - 1;
}
