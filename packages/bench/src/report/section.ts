/**
 * Replaces a section of `docs/benchmarks.md`. Only the text between such a pair of comments is generated:
 *
 *     <!-- call: start -->
 *     …
 *     <!-- call: end -->
 */
export function replaceSection(document: string, name: string, content: string): string {
  const start = `<!-- ${name}: start -->`;
  const end = `<!-- ${name}: end -->`;
  const from = document.indexOf(start);
  const to = document.indexOf(end);
  if (from < 0 || to < from)
    throw new Error(`docs/benchmarks.md has no section ${name}. Add these comments: ${start} … ${end}`);
  return `${document.slice(0, from + start.length)}\n\n${content}\n\n${document.slice(to)}`;
}
