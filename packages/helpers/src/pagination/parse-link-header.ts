/**
 * The `Link` header, RFC 8288 section 3, read as its appendix B.2 advises. One header, as the API sends it:
 *
 *     <about:blank>; rel="previous", <https://api.ev.energy/v2/vehicles?page_size=25&page_after=vhcl01…>; rel="next"
 *
 * Commas and semicolons separate links and parameters, and may stand inside `<…>` and quotes as well, so the
 * header cannot be split at them. It is read once from left to right instead: the time grows with its length.
 */

/** One link of a `Link` header. */
export interface Link {
  /** The URI reference between `<` and `>` as it was sent: perhaps relative, perhaps `about:blank`. */
  readonly target: string;
  /** The relation types of the first `rel`, in lower case: `["next"]`. */
  readonly relations: readonly string[];
  /** All parameters by lower-case name, unquoted; of a repeated one the first (RFC 8288 section 3.3 and 3.4). */
  readonly parameters: ReadonlyMap<string, string>;
}

/** In characters. Node reads 16 Ki of all headers together, other runtimes little more: beyond is no honest header. */
const longestHeader = 65_536;

/**
 * The links of a `Link` header, in its order. Never throws: what is no link is left out, and so is a link without
 * a relation, which RFC 8288 does not know. Of a header longer than 65,536 characters nothing is read.
 *
 * @param header The field's value; several fields joined by commas, as `Headers.get` joins them.
 * @param onUnreadable Is called with each stretch of the header that is no link.
 *
 * @example
 * parseLinkHeader('<https://api.example/cars?page=2>; rel="next last"; title="2, the end"');
 * //=> [{ target: "https://api.example/cars?page=2", relations: ["next", "last"], parameters: Map }]
 */
export function parseLinkHeader(header: string, onUnreadable?: (part: string) => void): Link[] {
  const links: Link[] = [];
  let at = 0;
  if (header.length > longestHeader) {
    onUnreadable?.(header);
    return links;
  }

  const skip = (orSkip = " "): void => {
    while (header[at] === " " || header[at] === "\t" || header[at] === orSkip) at++;
  };
  const readUntil = (stop: string, orStop = stop, orElse = stop): string => {
    let end = at;
    while (end < header.length && header[end] !== stop && header[end] !== orStop && header[end] !== orElse)
      end++;
    const text = header.slice(at, end).trim();
    at = end;
    return text;
  };
  const readQuoted = (): string => {
    let end = at + 1;
    while (end < header.length && header[end] !== '"') end += header[end] === "\\" ? 2 : 1;
    const quoted = header.slice(at + 1, end);
    at = end + 1;
    return quoted.includes("\\") ? quoted.replace(/\\(.)/gs, "$1") : quoted;
  };
  const readValue = (): string => {
    if (header[at] !== "=") return "";
    at++;
    skip();
    return header[at] === '"' ? readQuoted() : readUntil(";", ",");
  };
  const readParameters = (): Map<string, string> => {
    const parameters = new Map<string, string>();
    for (skip(); header[at] === ";"; skip()) {
      skip(";");
      const name = readUntil("=", ";", ",").toLowerCase();
      const value = readValue();
      if (name && !parameters.has(name)) parameters.set(name, value);
    }
    return parameters;
  };

  for (skip(","); at < header.length; skip(",")) {
    const end = header[at] === "<" ? header.indexOf(">", at) : -1;
    if (end < 0) {
      // After a "<" that nothing closes, no further link can come.
      const part = readUntil(header[at] === "<" ? "" : ",");
      onUnreadable?.(part);
      continue;
    }
    const start = at + 1;
    at = end + 1;
    skip();
    if (header[at] !== ";") continue;
    const parameters = readParameters();
    const relations = parameters.get("rel")?.toLowerCase().match(/\S+/g);
    if (relations) links.push({ target: header.slice(start, end).trim(), relations, parameters });
  }
  return links;
}
