/**
 * The `Link` header (RFC 8288 section 3), parsed as in its appendix B.2. An example from the API:
 *
 *     <about:blank>; rel="previous", <https://api.ev.energy/v2/vehicles?page_size=25&page_after=vhcl01…>; rel="next"
 *
 * Commas and semicolons separate links and parameters, but may also be inside `<…>` and quotes, so the header cannot be
 * split at them. Instead, it is read once from left to right, in time linear in its length.
 */

/** One link of a `Link` header. */
export interface Link {
  /** The URI reference between `<` and `>`, without spaces around it. It may be relative, or `about:blank`. */
  readonly target: string;
  /** The relation types of the first `rel`, in lower case: `["next"]`. */
  readonly relations: readonly string[];
  /**
   * All parameters by lower-case name, including `rel`; the values are unquoted. If a name is repeated, its first value
   * counts, as RFC 8288 requires for `rel` (section 3.3) and `title` (section 3.4.1).
   */
  readonly parameters: ReadonlyMap<string, string>;
}

/** In characters. Real headers are far shorter: by default, Node accepts 16 KiB for all headers together. */
const maxHeaderLength = 65_536;

/**
 * Returns the links of a `Link` header, in order. Invalid parts never throw; they are left out. A target without a
 * relation is invalid (RFC 8288 section 3.3), and so is the whole of a header of more than 65,536 characters.
 *
 * @param header The value of the header; several values joined by commas, as `Headers.get` joins them.
 * @param onUnreadable Called with each invalid part.
 *
 * @example
 * parseLinkHeader('<https://api.example/cars?page=2>; rel="next last"; title="2, the end"');
 * //=> [{ target: "https://api.example/cars?page=2", relations: ["next", "last"], parameters: Map }]
 */
export function parseLinkHeader(header: string, onUnreadable?: (part: string) => void): Link[] {
  const links: Link[] = [];
  if (header.length > maxHeaderLength) {
    onUnreadable?.(header);
    return links;
  }

  // After a "<" without a ">", no link can follow, so everything from there on is one invalid part.
  const part = /[ \t,]*(?:<([^>]*)>|(<.*|[^< \t,][^,]*))/sy;
  const parameter = /[ \t]*;[ \t;]*([^=;,]*)(?:=[ \t]*(?:"((?:[^"\\]|\\.?)*)"?|([^;,]*)))?/sy;
  for (let found = part.exec(header); found; found = part.exec(header)) {
    const [, target, unreadable = ""] = found;
    if (target === undefined) {
      onUnreadable?.(unreadable.trim());
      continue;
    }
    const parameters = new Map<string, string>();
    parameter.lastIndex = part.lastIndex;
    for (let read = parameter.exec(header); read; read = parameter.exec(header)) {
      part.lastIndex = parameter.lastIndex;
      const [, name = "", quoted, bare = ""] = read;
      const key = name.trim().toLowerCase();
      if (key && !parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/gs, "$1") ?? bare.trim());
    }
    const relations = parameters.get("rel")?.toLowerCase().match(/\S+/g);
    if (relations) links.push({ target: target.trim(), relations, parameters });
    else onUnreadable?.(`<${target}>`);
  }
  return links;
}
