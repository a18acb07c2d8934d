const patterns = new Map<string, RegExp>();

/**
 * Matches URL paths of this path of the description, with or without a trailing slash. A base path before it must end in
 * the API's version. The parameters are named groups.
 */
export function pathPattern(path: string): RegExp {
  const known = patterns.get(path);
  if (known) return known;
  const source = path.replaceAll(".", "\\.").replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>[^/]+)`);
  const pattern = new RegExp(`^(?:(?:/[^/]+)*?(?:/v2|/ev\\.energy-api-v2))?${source}/?$`);
  patterns.set(path, pattern);
  return pattern;
}

export function parametersInPath(path: string): number {
  return path.split("{").length - 1;
}
