/**
 * Data of the API as lines of JSON. Characters that a terminal or a reader's eye would obey are escaped: control
 * characters, line separators, and those that turn the direction of text (Unicode TR 36). A value can't leave its line.
 */
const invisible = /[\u007f-\u009f\p{Bidi_Control}\p{Zl}\p{Zp}]/gu;

export function jsonLine(value: unknown): string {
  const json = JSON.stringify(value) ?? "null";
  return json.replaceAll(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Lines that fit, and those that are left. */
export interface FittingLines {
  readonly text: string;
  readonly rest: readonly string[];
  /** Whether the last line goes on in the rest. */
  readonly cut: boolean;
}

/** As many lines as fit into a number of characters. A line that alone is too long is cut, and goes on in the rest. */
export function fittingLines(lines: readonly string[], characters: number): FittingLines {
  const shown: string[] = [];
  let room = characters;
  for (const [index, line] of lines.entries()) {
    if (line.length + 1 > room) {
      if (shown.length > 0) return { text: shown.join("\n"), rest: lines.slice(index), cut: false };
      const end = isHighSurrogate(line.charCodeAt(characters - 1)) ? characters - 1 : characters;
      if (line.length <= end) return { text: line, rest: lines.slice(index + 1), cut: false };
      return { text: line.slice(0, end), rest: [line.slice(end), ...lines.slice(index + 1)], cut: true };
    }
    shown.push(line);
    room -= line.length + 1;
  }
  return { text: shown.join("\n"), rest: [], cut: false };
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}
