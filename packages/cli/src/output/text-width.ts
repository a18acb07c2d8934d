import stringWidth from "string-width";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** How many terminal columns the text takes: two for 車, none for a combining accent. */
export function textWidth(text: string): number {
  return stringWidth(text);
}

/** Truncates text that is wider than `width` columns; truncated text ends with “…”. */
export function truncate(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const [first = ""] = lineByLine(text, width - 1);
  return width < 1 ? "" : `${first}…`;
}

/** Pads text with spaces to `width` columns. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

/** Wraps text into lines of at most `width` columns. A line is wider only if a single character is. */
export function wrap(text: string, width: number): readonly string[] {
  return textWidth(text) <= width ? [text] : [...lineByLine(text, width)];
}

function* lineByLine(text: string, width: number): Generator<string, void, undefined> {
  let line = "";
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const columns = textWidth(segment);
    if (used + columns > width && used > 0) {
      yield line;
      [line, used] = ["", 0];
    }
    line += segment;
    used += columns;
  }
  yield line;
}
