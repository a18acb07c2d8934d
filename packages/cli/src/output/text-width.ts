import stringWidth from "string-width";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** How many columns of a terminal a text takes: two for 車, none for a combining accent. */
export function textWidth(text: string): number {
  return stringWidth(text);
}

/** A text of at most `width` columns; what is left out is marked with “…”. */
export function cut(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const [first = ""] = lineByLine(text, width - 1);
  return width < 1 ? "" : `${first}…`;
}

/** A text with spaces after it, `width` columns wide. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - textWidth(text)));
}

/** A text in lines of at most `width` columns; only a character that is wider itself makes a wider one. */
export function lines(text: string, width: number): readonly string[] {
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
