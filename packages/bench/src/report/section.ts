/**
 * `docs/benchmarks.md` is written by hand except for the tables, which are between two comments:
 *
 *     <!-- call: start -->
 *     …
 *     <!-- call: end -->
 */

/** The document with another content between the comments of this name. */
export function replaceSection(document: string, name: string, content: string): string {
  const start = `<!-- ${name}: start -->`;
  const end = `<!-- ${name}: end -->`;
  const from = document.indexOf(start);
  const to = document.indexOf(end);
  if (from < 0 || to < from)
    throw new Error(`docs/benchmarks.md has no place for ${name}: expected ${start} … ${end}`);
  return `${document.slice(0, from + start.length)}\n\n${content}\n\n${document.slice(to)}`;
}
